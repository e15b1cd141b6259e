import { paginateQuery } from '@aws-sdk/lib-dynamodb';
import { paymentSk } from '../keys.ts';
import type { Table } from '../table.ts';
import { rangeOfList } from './range-of-list.ts';
import type { UlidRange } from './ulid-range.ts';

/**
 * How many entries these keys of `list` have in a range, reading no item: half a read unit for 4 KB, some thousand entries a
 * request. Past `max` it stops, and answers what it has counted by then.
 * @param kind `payments`: those alone that are one
 */
export async function countEntries(
  { client, name }: Table,
  listKeys: readonly string[],
  range: UlidRange,
  max: number,
  kind?: 'payments',
): Promise<number> {
  let count = 0;
  for (const listKey of listKeys) {
    const asked = rangeOfList(name, listKey, range);
    const pages = paginateQuery(
      { client },
      {
        ...asked,
        ...(kind !== undefined && {
          FilterExpression: 'sk = :payment',
          ExpressionAttributeValues: { ...asked.ExpressionAttributeValues, ':payment': paymentSk },
        }),
        Select: 'COUNT',
      },
    );
    for await (const { Count = 0 } of pages) {
      count += Count;
      if (count > max) return count;
    }
  }
  return count;
}
