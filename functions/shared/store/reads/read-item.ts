import type * as z from 'zod/mini';
import type { Key } from '../keys.ts';
import { readAs } from '../items/read-as.ts';
import type { Table } from '../table.ts';
import { getItem } from './get-item.ts';

/**
 * One strongly consistent read of one item.
 * @throws UnreadableItem where it does not fit its schema
 */
export async function readItem<T>(table: Table, key: Key, schema: z.ZodMiniType<T>): Promise<T | undefined> {
  const item = await getItem(table, key);
  return item === undefined ? undefined : readAs(schema, item);
}
