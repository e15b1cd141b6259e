import { GetCommand } from '@aws-sdk/lib-dynamodb';
import type { Key } from '../keys.ts';
import type { Table } from '../table.ts';

/** One strongly consistent read of one item, as it stands there: together with others, where the table reads together. */
export async function getItem(
  { client, name, get }: Table,
  key: Key,
): Promise<Record<string, unknown> | undefined> {
  if (get) return get(key);
  const { Item } = await client.send(new GetCommand({ TableName: name, Key: key, ConsistentRead: true }));
  return Item;
}
