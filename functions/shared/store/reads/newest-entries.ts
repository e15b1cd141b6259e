import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import { tableLayout, type IndexName } from '../../deployment/table-layout.ts';
import { entriesIn, type IndexEntry } from './index-entry.ts';
import type { Table } from '../table.ts';

/** Indexes whose keys are in the order of time. */
export type OrderedIndex = Exclude<IndexName, 'byEvent'>;

/** The newest `count` entries of one index key, from `from` on. */
export async function newestEntries(
  { client, name }: Table,
  index: OrderedIndex,
  hashKey: string,
  count: number,
  from: string | undefined,
): Promise<IndexEntry[]> {
  const { Items } = await client.send(
    new QueryCommand({
      TableName: name,
      IndexName: index,
      KeyConditionExpression: from === undefined ? '#hash = :hash' : '#hash = :hash AND ulid <= :from',
      ExpressionAttributeNames: { '#hash': tableLayout.indexes[index].hash },
      ExpressionAttributeValues: { ':hash': hashKey, ...(from !== undefined && { ':from': from }) },
      ScanIndexForward: false,
      Limit: count,
    }),
  );
  return entriesIn(Items);
}
