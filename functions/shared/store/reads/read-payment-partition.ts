import { paginateQuery } from '@aws-sdk/lib-dynamodb';
import type { Account } from '../account.ts';
import { keysOf } from '../keys.ts';
import type { Table } from '../table.ts';

/** All that is kept of one Chargebee transaction, read strongly. It is little: an item for each event that named it. */
export async function readPaymentPartition(
  { client, name }: Table,
  account: Account,
  chargebeeTransactionId: string,
): Promise<Record<string, unknown>[]> {
  const pages = paginateQuery(
    { client },
    {
      TableName: name,
      KeyConditionExpression: 'pk = :payment',
      ExpressionAttributeValues: { ':payment': keysOf(account).payment(chargebeeTransactionId).pk },
      ConsistentRead: true,
    },
  );
  const items: Record<string, unknown>[] = [];
  for await (const page of pages) items.push(...(page.Items ?? []));
  return items;
}
