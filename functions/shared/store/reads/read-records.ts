import type * as z from 'zod/mini';
import { lenient } from '../items/lenient.ts';
import { readAs } from '../items/read-as.ts';
import type { Key } from '../keys.ts';
import type { Table } from '../table.ts';
import { readItems } from './read-items.ts';

/** The records of these keys, a hundred a request; those that are not there, or cannot be read, are left out. */
export async function readRecords<T>(
  table: Table,
  keys: readonly Key[],
  schema: z.ZodMiniType<T>,
): Promise<readonly T[]> {
  const read = lenient(
    table,
    (item: Record<string, unknown>): readonly T[] => [readAs(schema, item)],
    () => [],
  );
  return (await readItems(table, keys)).flatMap(read);
}
