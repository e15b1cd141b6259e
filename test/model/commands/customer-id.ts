import * as z from 'zod';
import type { CustomerInModel } from '../model/model.ts';
import type { System } from '../system/open-system.ts';

const found = z.object({ items: z.tuple([z.object({ id: z.string() })]) });

/** The id of a customer. */
export async function customerIdOf({ get }: System, { email }: CustomerInModel): Promise<string> {
  const { body } = await get(`/v1/customers?email=${encodeURIComponent(email)}`);
  return found.parse(body).items[0].id;
}
