import * as z from 'zod/mini';
import type { ChargebeeCustomer } from '../domain/event.ts';
import { email, id, name, version } from './fields.ts';

/** What is read of a customer where the event is acted on for it. */
export const customerFields = {
  id,
  email,
  first_name: name,
  last_name: name,
  company: name,
  resource_version: z.nullish(version),
};

type RawCustomer = z.infer<z.ZodMiniObject<typeof customerFields>>;

export function keepCustomer(raw: Pick<RawCustomer, 'id'> & Partial<RawCustomer>): ChargebeeCustomer {
  const { id, email, first_name, last_name, company, resource_version } = raw;
  return {
    id,
    ...(email !== undefined && { email }),
    ...(first_name !== undefined && { firstName: first_name }),
    ...(last_name !== undefined && { lastName: last_name }),
    ...(company !== undefined && { company }),
    ...(typeof resource_version === 'number' && { resourceVersion: resource_version }),
  };
}
