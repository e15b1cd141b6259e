import type { QueryCommandInput } from '@aws-sdk/lib-dynamodb';
import { tableLayout } from '../../deployment/table-layout.ts';
import type { OrderedIndex } from './newest-entries.ts';
import type { UlidRange } from './ulid-range.ts';

/** Asks one key of an index for the entries of a range, oldest first, the one at its beginning included. */
export const rangeOfList = (
  TableName: string,
  hashKey: string,
  { after, upTo }: UlidRange,
  index: OrderedIndex = 'list',
): QueryCommandInput => ({
  TableName,
  IndexName: index,
  KeyConditionExpression: '#hash = :hash AND ulid BETWEEN :after AND :upTo',
  ExpressionAttributeNames: { '#hash': tableLayout.indexes[index].hash },
  ExpressionAttributeValues: { ':hash': hashKey, ':after': after, ':upTo': upTo },
});
