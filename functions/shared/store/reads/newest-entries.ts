import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import { tableLayout, type IndexName } from '../../deployment/table-layout.ts';
import { entriesIn, type IndexEntry } from './index-entry.ts';
import type { Table } from '../table.ts';

const lastUlid = 'Z'.repeat(26);

/** Indexes whose keys are in the order of time. */
export type OrderedIndex = Exclude<IndexName, 'byEvent'>;

/**
 * The newest `count` entries of one index key.
 * @param upTo the newest ULID that is asked for
 * @param after the ULID that comes before all that is asked for
 */
export async function newestEntries(
  { client, name }: Table,
  index: OrderedIndex,
  hashKey: string,
  count: number,
  upTo: string | undefined,
  after?: string,
): Promise<IndexEntry[]> {
  if (after !== undefined && (upTo ?? lastUlid) <= after) return [];
  const [range, values] =
    after !== undefined
      ? [' AND ulid BETWEEN :after AND :upTo', { ':after': after, ':upTo': upTo ?? lastUlid }]
      : upTo !== undefined
        ? [' AND ulid <= :upTo', { ':upTo': upTo }]
        : ['', {}];
  const { Items } = await client.send(
    new QueryCommand({
      TableName: name,
      IndexName: index,
      KeyConditionExpression: `#hash = :hash${range}`,
      ExpressionAttributeNames: { '#hash': tableLayout.indexes[index].hash },
      ExpressionAttributeValues: { ':hash': hashKey, ...values },
      ScanIndexForward: false,
      Limit: count,
    }),
  );
  return entriesIn(Items);
}
