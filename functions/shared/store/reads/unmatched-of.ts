import { paginateQuery, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { isDecided, type Payment } from '../../domain/payment/payment.ts';
import type { Account } from '../account.ts';
import { readKnownPayment } from '../items/payment-item.ts';
import { keysOf } from '../keys.ts';
import { entriesIn } from './index-entry.ts';
import { readItems } from './read-items.ts';
import type { Table } from '../table.ts';

const byDate = (one: Payment, other: Payment): number =>
  one.date - other.date || (one.chargebeeTransactionId < other.chargebeeTransactionId ? -1 : 1);

/** The index entries of what waits of one Chargebee customer, in the order in which it came. */
const entriesOf = ({ name }: Table, account: Account, id: string, after: string) => ({
  TableName: name,
  IndexName: 'byCustomer',
  KeyConditionExpression: 'customerKey = :customer AND ulid > :after',
  // No ULID is empty text, and none comes before this.
  ExpressionAttributeValues: { ':customer': keysOf(account).unmatchedOf(id), ':after': after || '0' },
});

/**
 * What waits in the inbox of one Chargebee customer, as the index shows it (what was dismissed does not, unless it is wanted): those that came first
 * after a ULID, the oldest payment first.
 * @returns `last`: the ULID of the last that was looked at; undefined where nothing comes after
 */
export async function unmatchedOf(
  table: Table,
  account: Account,
  chargebeeCustomerId: string,
  { after, count }: { readonly after: string; readonly count: number },
  wanted = (payment: Payment): boolean => !payment.dismissed,
): Promise<{ readonly payments: readonly Payment[]; readonly last?: string }> {
  const query = entriesOf(table, account, chargebeeCustomerId, after);
  const { Items } = await table.client.send(new QueryCommand({ ...query, Limit: count }));
  const entries = entriesIn(Items);
  const last = entries.at(-1)?.ulid;
  const payments = (await readItems(table, entries)).map(readKnownPayment).filter(isDecided);
  const waiting = payments.filter((payment) => payment.state === 'unmatched' && wanted(payment)).sort(byDate);
  return { payments: waiting, ...(last !== undefined && { last }) };
}

/** How many come after a ULID, dismissed ones among them. */
export async function countUnmatchedOf(
  table: Table,
  account: Account,
  chargebeeCustomerId: string,
  after: string,
): Promise<number> {
  const query = { ...entriesOf(table, account, chargebeeCustomerId, after), Select: 'COUNT' as const };
  let count = 0;
  for await (const { Count = 0 } of paginateQuery({ client: table.client }, query)) count += Count;
  return count;
}
