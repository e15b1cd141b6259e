import { paginateQuery } from '@aws-sdk/lib-dynamodb';
import type { Payment } from '../../domain/payment/payment.ts';
import { isDecided } from '../../domain/payment/payment.ts';
import type { Account } from '../account.ts';
import { readKnownPayment } from '../items/payment-item.ts';
import { keysOf } from '../keys.ts';
import { entriesIn, type IndexEntry } from './index-entry.ts';
import { readItems } from './read-items.ts';
import type { Table } from '../table.ts';

const byDate = (one: Payment, other: Payment): number =>
  one.date - other.date || (one.chargebeeTransactionId < other.chargebeeTransactionId ? -1 : 1);

/**
 * What waits in the inbox of one Chargebee customer, as the index shows it (what was dismissed does not): those that came first, the oldest payment first.
 * @returns `more`: how many there are beside them
 */
export async function unmatchedOf(
  table: Table,
  account: Account,
  chargebeeCustomerId: string,
  count: number,
): Promise<{ readonly payments: readonly Payment[]; readonly more: number }> {
  const pages = paginateQuery(
    { client: table.client },
    {
      TableName: table.name,
      IndexName: 'byCustomer',
      KeyConditionExpression: 'customerKey = :customer',
      ExpressionAttributeValues: { ':customer': keysOf(account).unmatchedOf(chargebeeCustomerId) },
    },
  );
  const entries: IndexEntry[] = [];
  let all = 0;
  for await (const { Items } of pages) {
    const found = entriesIn(Items);
    all += found.length;
    entries.push(...found.slice(0, count - entries.length));
  }
  const payments = (await readItems(table, entries)).map(readKnownPayment).filter(isDecided);
  const waiting = payments.filter(({ state, dismissed }) => state === 'unmatched' && !dismissed).sort(byDate);
  return { payments: waiting, more: all - entries.length };
}
