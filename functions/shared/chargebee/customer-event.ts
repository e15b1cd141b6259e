import * as z from 'zod/mini';
import { customerEventTypes, type CustomerEvent } from '../domain/event.ts';
import { customerFields, keepCustomer } from './customer.ts';
import { id, time } from './fields.ts';

/**
 * The body of an event about a customer in API version 2 → the event, but for when it was received. An allow-list; its
 * email and version are as strict as an id: the one decides who is found later, the other which state is the newest.
 */
export const customerEvent = z.pipe(
  z.object({
    id,
    event_type: z.enum(customerEventTypes),
    occurred_at: time,
    content: z.object({ customer: z.object(customerFields) }),
  }),
  z.transform(
    ({ id, event_type: type, occurred_at: occurredAt, content }): Omit<CustomerEvent, 'receivedAt'> => ({
      id,
      type,
      occurredAt,
      customer: keepCustomer(content.customer),
    }),
  ),
);
