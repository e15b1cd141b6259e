import { textOfKey, type Key } from '../keys.ts';
import type { Table } from '../table.ts';
import { batchGet, maxTogether } from './batch-get.ts';

/** The items of these keys in the order of the keys; those that are not there are left out. */
export async function readItems(table: Table, keys: readonly Key[]): Promise<Record<string, unknown>[]> {
  const items: Record<string, unknown>[] = [];
  for (let start = 0; start < keys.length; start += maxTogether) {
    const page = keys.slice(start, start + maxTogether);
    const found = await batchGet(table, page);
    items.push(...page.map((key) => found.get(textOfKey(key))).filter((item) => item !== undefined));
  }
  return items;
}
