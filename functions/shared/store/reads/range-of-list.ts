import type { QueryCommandInput } from '@aws-sdk/lib-dynamodb';
import type { UlidRange } from './ulid-range.ts';

/** Asks one key of `list` for the entries of a range, oldest first, the one at its beginning included. */
export const rangeOfList = (
  TableName: string,
  listKey: string,
  { after, upTo }: UlidRange,
): QueryCommandInput => ({
  TableName,
  IndexName: 'list',
  KeyConditionExpression: 'listKey = :list AND ulid BETWEEN :after AND :upTo',
  ExpressionAttributeValues: { ':list': listKey, ':after': after, ':upTo': upTo },
});
