import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import { entriesIn, type IndexEntry } from './index-entry.ts';
import type { Table } from '../table.ts';

const hashNames = {
  list: 'listKey',
  byOwner: 'ownerKey',
  byCustomer: 'customerKey',
  byEmail: 'emailKey',
} as const;

/** The newest `count` entries of one index key, from `from` on. */
export async function newestEntries(
  { client, name }: Table,
  index: keyof typeof hashNames,
  hashKey: string,
  count: number,
  from: string | undefined,
): Promise<IndexEntry[]> {
  const { Items } = await client.send(
    new QueryCommand({
      TableName: name,
      IndexName: index,
      KeyConditionExpression: from === undefined ? '#hash = :hash' : '#hash = :hash AND ulid <= :from',
      ExpressionAttributeNames: { '#hash': hashNames[index] },
      ExpressionAttributeValues: { ':hash': hashKey, ...(from !== undefined && { ':from': from }) },
      ScanIndexForward: false,
      Limit: count,
    }),
  );
  return entriesIn(Items);
}
