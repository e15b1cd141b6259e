import type { Key } from '../keys.ts';
import type { Table } from '../table.ts';
import { batchGet, mostTogether, placeOf } from './batch-get.ts';

/** The items of these keys in the order of the keys; those that are not there are left out. */
export async function readItems(table: Table, keys: readonly Key[]): Promise<Record<string, unknown>[]> {
  const items: Record<string, unknown>[] = [];
  for (let start = 0; start < keys.length; start += mostTogether) {
    const page = keys.slice(start, start + mostTogether);
    const found = await batchGet(table, page);
    items.push(...page.map((key) => found.get(placeOf(key))).filter((item) => item !== undefined));
  }
  return items;
}
