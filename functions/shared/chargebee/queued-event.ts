import * as z from 'zod';
import { customerEventTypes, transactionEventTypes, type ChargebeeEvent } from '../domain/event.ts';

const text = z.string().min(1);
const optionalText = text.exactOptional();
const integer = z.int().min(0);
const money = z.object({ amount: integer, currency: text });

const head = { id: text, occurredAt: integer, receivedAt: integer };
const transaction = z.object({
  id: text,
  type: text,
  status: text,
  amount: money,
  date: integer,
  resourceVersion: integer,
});
const payer = z.object({ id: text, email: optionalText });
const customer = payer.extend({
  firstName: optionalText,
  lastName: optionalText,
  company: optionalText,
  resourceVersion: integer.exactOptional(),
});

/** An event as it stands in a message of the queue. */
export const queuedEvent: z.ZodType<ChargebeeEvent> = z.discriminatedUnion('type', [
  z.object({
    ...head,
    type: z.literal('payment_succeeded'),
    transaction: transaction.extend({ invoices: z.array(z.object({ id: text, applied: money })) }),
    customer,
    invoiceId: optionalText,
  }),
  z.object({
    ...head,
    type: z.enum(transactionEventTypes),
    transaction: transaction.extend({
      paymentId: optionalText,
      chargeback: z.literal(true).exactOptional(),
    }),
    customer: payer.exactOptional(),
  }),
  z.object({ ...head, type: z.enum(customerEventTypes), customer }),
]);
