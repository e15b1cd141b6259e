import { BatchGetCommand } from '@aws-sdk/lib-dynamodb';
import type { Key } from '../keys.ts';
import type { Table } from '../table.ts';

const perRequest = 100;

const text = ({ pk, sk }: Record<string, unknown>): string => JSON.stringify([pk, sk]);

/** The items of these keys in the order of the keys; those that are not there are left out. */
export async function readItems(
  { client, name }: Table,
  keys: readonly Key[],
): Promise<Record<string, unknown>[]> {
  const items = new Map<string, Record<string, unknown>>();
  for (let start = 0; start < keys.length; start += perRequest) {
    let wanted: Record<string, unknown>[] = keys
      .slice(start, start + perRequest)
      .map(({ pk, sk }) => ({ pk, sk }));
    while (wanted.length > 0) {
      const { Responses, UnprocessedKeys } = await client.send(
        new BatchGetCommand({ RequestItems: { [name]: { Keys: wanted, ConsistentRead: true } } }),
      );
      for (const item of Responses?.[name] ?? []) items.set(text(item), item);
      wanted = UnprocessedKeys?.[name]?.Keys ?? [];
    }
  }
  return keys.map((key) => items.get(text({ ...key }))).filter((item) => item !== undefined);
}
