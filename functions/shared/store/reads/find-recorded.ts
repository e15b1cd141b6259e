import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import type { Account } from '../account.ts';
import { keysOf, lastPartOf, textOfKey } from '../keys.ts';
import { recorded } from '../listing.ts';
import { keysIn } from './index-entry.ts';
import { readChargebeeTransaction, readRecorded } from './read-recorded.ts';
import type { Table } from '../table.ts';

/** The payment, or what an event appended to one, at this ULID. The list says where; the item itself is read strongly. */
export async function findRecorded(
  table: Table,
  account: Account,
  ulid: string,
): Promise<Record<string, unknown>[]> {
  const found = await Promise.all(
    recorded.map((listing) =>
      table.client.send(
        new QueryCommand({
          TableName: table.name,
          IndexName: 'list',
          KeyConditionExpression: 'listKey = :list AND ulid = :ulid',
          ExpressionAttributeValues: { ':list': keysOf(account).list(listing, ulid), ':ulid': ulid },
        }),
      ),
    ),
  );
  // What moves between them meanwhile is found in both.
  const keys = new Map(found.flatMap(({ Items }) => keysIn(Items)).map((key) => [textOfKey(key), key]));
  return readRecorded(table, [...keys.values()]);
}

/** The same, and beside a payment all that was appended to it: rewards that it was given late are kept so. */
export async function findWithJudgements(
  table: Table,
  account: Account,
  ulid: string,
): Promise<Record<string, unknown>[]> {
  const found = await findRecorded(table, account, ulid);
  const payment = found.find(({ sk }) => sk === 'payment');
  return payment === undefined
    ? found
    : readChargebeeTransaction(table, account, lastPartOf(String(payment['pk'])));
}
