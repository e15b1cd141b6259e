import { paginateQuery } from '@aws-sdk/lib-dynamodb';
import type { Account } from '../account.ts';
import { keysOf, type Key } from '../keys.ts';
import { keysIn } from './index-entry.ts';
import { isOfPartner } from './load-lines.ts';
import { readItems } from './read-items.ts';
import { readChargebeeTransaction } from './read-recorded.ts';
import type { Table } from '../table.ts';

/** The lines of events about a Chargebee transaction that appended nothing, as the index shows them. */
async function lineKeys({ client, name }: Table, account: Account, id: string): Promise<Key[]> {
  const pages = paginateQuery(
    { client },
    {
      TableName: name,
      IndexName: 'byOwner',
      KeyConditionExpression: 'ownerKey = :owner',
      ExpressionAttributeValues: { ':owner': keysOf(account).linesAbout(id) },
    },
  );
  const keys: Key[] = [];
  for await (const page of pages) keys.push(...keysIn(page.Items));
  return keys;
}

/**
 * The items that are or hold lines about a Chargebee transaction: its payment, the lines of the events that appended
 * something to it, and of those that did not. They are few: one for each event that named it.
 * @param partnerId only what recorded something for this partner
 */
export async function readLines(
  table: Table,
  account: Account,
  chargebeeTransactionId: string,
  partnerId?: string,
): Promise<Record<string, unknown>[]> {
  const [all, others] = await Promise.all([
    readChargebeeTransaction(table, account, chargebeeTransactionId),
    partnerId === undefined ? lineKeys(table, account, chargebeeTransactionId) : [],
  ]);
  const kept = partnerId === undefined ? all : all.filter(isOfPartner(account, partnerId));
  const appended = kept.flatMap(({ eventId }) =>
    typeof eventId === 'string' ? keysOf(account).line(eventId) : [],
  );
  const unique = new Map([...appended, ...others].map((key) => [key.pk, key]));
  const payments = kept.filter(({ sk }) => sk === 'payment');
  return [...payments, ...(await readItems(table, [...unique.values()]))];
}
