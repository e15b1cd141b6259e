import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import { tableLayout } from '../../deployment/table-layout.ts';
import type { Table } from '../table.ts';

/** Where whatever refers to a record would be found. */
export interface Referrers {
  readonly index: 'byOwner' | 'byCustomer';
  readonly hashKeys: readonly string[];
}

/** Whether anything stands under one of these index keys. The index lags a little: what is a moment old may be missed. */
export async function isReferredTo(
  { client, name }: Table,
  { index, hashKeys }: Referrers,
): Promise<boolean> {
  const counts = await Promise.all(
    hashKeys.map(async (hashKey) => {
      const { Count = 0 } = await client.send(
        new QueryCommand({
          TableName: name,
          IndexName: index,
          KeyConditionExpression: '#hash = :hash',
          ExpressionAttributeNames: { '#hash': tableLayout.indexes[index].hash },
          ExpressionAttributeValues: { ':hash': hashKey },
          Select: 'COUNT',
          Limit: 1,
        }),
      );
      return Count;
    }),
  );
  return counts.some((count) => count > 0);
}
