import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import { maxRemoved, type Appended, type AppendedPage } from '../../domain/money-back/remove-entries.ts';
import type { Account } from '../account.ts';
import { readEntry, readLineItem } from '../items/line-item.ts';
import { entryPrefix, keysOf, textOfKey } from '../keys.ts';
import type { Table } from '../table.ts';
import { batchGet } from './batch-get.ts';

/**
 * The first of what was appended to a payment, each with the line of the event that did so, read strongly: as much as one write
 * takes away.
 */
export async function loadAppended(
  table: Table,
  account: Account,
  chargebeeTransactionId: string,
): Promise<AppendedPage> {
  const keys = keysOf(account);
  const { Items = [], LastEvaluatedKey } = await table.client.send(
    new QueryCommand({
      TableName: table.name,
      KeyConditionExpression: 'pk = :pk AND begins_with(sk, :sk)',
      ExpressionAttributeValues: {
        ':pk': keys.payment(chargebeeTransactionId).pk,
        ':sk': entryPrefix,
      },
      ConsistentRead: true,
      Limit: maxRemoved + 1,
    }),
  );
  const items = Items.slice(0, maxRemoved);
  const lineKeys = items.flatMap(({ eventId }) => (typeof eventId === 'string' ? keys.line(eventId) : []));
  const lines = await batchGet(table, lineKeys);
  const appended = items.flatMap((item): Appended[] => {
    const entry = readEntry(item);
    if (entry === undefined) return [];
    const { eventId } = item;
    const found = typeof eventId === 'string' ? lines.get(textOfKey(keys.line(eventId))) : undefined;
    return [{ entry, ...(found && { line: readLineItem(found), ulid: String(found['ulid']) }) }];
  });
  return { appended, isAll: Items.length <= maxRemoved && LastEvaluatedKey === undefined };
}
