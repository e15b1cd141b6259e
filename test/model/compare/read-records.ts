import * as z from 'zod';
import type { System } from '../system/open-system.ts';

const money = z.object({ amount: z.int(), currency: z.string() });
const idOrNull = z.string().nullable();

const customer = z.object({
  id: z.string(),
  email: z.string(),
  firstName: z.string().nullable(),
  lastName: z.string().nullable(),
  company: z.string().nullable(),
  sourcePartnerId: idOrNull,
  source: z.object({ kind: z.string() }),
  chargebeeCustomerIds: z.array(z.string()),
});
const lead = z.object({ status: z.string(), customerId: idOrNull });
const deal = z.object({ customerId: idOrNull });
const transaction = z.object({
  id: z.string(),
  kind: z.string(),
  name: z.string(),
  customerId: z.string(),
  partnerId: idOrNull,
  amount: money,
  occurredAt: z.string(),
  reverses: idOrNull,
  invoices: z.array(z.object({ id: z.string(), applied: money })),
  properties: z.object({
    chargebee_transaction_id: z.string().exactOptional(),
    chargebee_invoice_id: z.string().exactOptional(),
  }),
  externalId: idOrNull,
});
const reward = z.object({
  kind: z.enum(['reward', 'reversal']),
  id: z.string(),
  partnerId: z.string(),
  transactionId: z.string(),
  customerId: z.string(),
  ruleId: z.string(),
  ruleVersion: z.int(),
  amount: money,
  status: z.string(),
  payableAt: z.string(),
});
const correction = z.object({
  id: z.string(),
  kind: z.literal('correction'),
  partnerId: z.string(),
  transactionId: z.null(),
  customerId: idOrNull,
  ruleId: z.null(),
  amount: money,
  status: z.string(),
  reason: z.string(),
});
const waiting = z.object({ chargebeeTransactionId: z.string(), left: money, dismissed: z.boolean() });
const inbox = '/v1/integrations/chargebee/unmatched';

/** All pages of a list, oldest first. @param filter in the form of a query */
async function readAll<T>(get: System['get'], path: string, item: z.ZodType<T>, filter = ''): Promise<T[]> {
  const page = z.object({ items: z.array(item), nextCursor: z.string().nullable() });
  const found: T[] = [];
  let cursor: string | null = '';
  while (cursor !== null) {
    const { body } = await get(`${path}?limit=200${filter}${cursor && `&cursor=${cursor}`}`);
    const { items, nextCursor }: z.infer<typeof page> = page.parse(body);
    found.push(...items);
    cursor = nextCursor;
  }
  return found.reverse();
}

/** The records of an account that events may change, as the API lists them. */
export async function readRecords(system: System) {
  const { get, ids, ask } = system;
  const asked = (target: string) => ask('GET', target);
  const lists = [
    readAll(get, '/v1/customers', customer),
    readAll(get, '/v1/leads', lead),
    readAll(get, '/v1/deals', deal),
    readAll(get, '/v1/transactions', transaction),
    readAll(asked, inbox, waiting),
    readAll(asked, inbox, waiting, '&dismissed=true'),
    // Each is somebody's.
    Promise.all(
      ids.partners.map((id) =>
        readAll(get, '/v1/rewards', z.union([reward, correction]), `&partnerId=${id}`),
      ),
    ),
  ] as const;
  const [customers, leads, deals, transactions, open, dismissed, rewards] = await Promise.all(lists);
  const all = rewards.flat();
  return {
    customers,
    leads,
    deals,
    transactions,
    inbox: [...open, ...dismissed],
    rewards: all.filter((one) => one.kind !== 'correction'),
    corrections: all.filter((one) => one.kind === 'correction'),
  };
}
export type ReadRecords = Awaited<ReturnType<typeof readRecords>>;
