import * as z from 'zod';
import type { System } from '../system/open-system.ts';

const item = z.object({ id: z.string(), externalId: z.string().nullable(), kind: z.string() });
const page = z.object({ items: z.array(item) });

/** The id of a payment by hand, or of its reversal. */
export async function transactionIdOf({ get }: System, externalId: string, kind: 'payment' | 'reversal') {
  const { body } = await get('/v1/transactions?limit=200');
  const isIt = (one: z.infer<typeof item>) => one.externalId === externalId && one.kind === kind;
  return page.parse(body).items.find(isIt)?.id ?? 'none';
}
