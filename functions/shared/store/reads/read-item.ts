import { GetCommand } from '@aws-sdk/lib-dynamodb';
import type * as z from 'zod/mini';
import type { Key } from '../keys.ts';
import { readAs } from '../items/read-as.ts';
import type { Table } from '../table.ts';

/**
 * One strongly consistent read of one item.
 * @throws UnreadableItem where it does not fit its schema
 */
export async function readItem<T>(
  { client, name }: Table,
  key: Key,
  schema: z.ZodMiniType<T>,
): Promise<T | undefined> {
  const { Item } = await client.send(new GetCommand({ TableName: name, Key: key, ConsistentRead: true }));
  return Item === undefined ? undefined : readAs(schema, Item);
}
