import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import { textOfKey } from '../keys.ts';
import type { Table } from '../table.ts';
import { entriesIn, type IndexEntry } from './index-entry.ts';
import type { OrderedIndex } from './newest-entries.ts';
import { rangeOfList } from './range-of-list.ts';
import type { UlidRange } from './ulid-range.ts';

/** The oldest `count` entries of these keys of an index together, oldest first; half a read unit for each key and 4 KB. */
export async function oldestEntries(
  { client, name }: Table,
  hashKeys: readonly string[],
  range: UlidRange,
  count: number,
  index: OrderedIndex = 'list',
): Promise<IndexEntry[]> {
  const found = await Promise.all(
    hashKeys.map(async (hashKey) => {
      // One more: the range is asked for with both its ends.
      const asked = { ...rangeOfList(name, hashKey, range, index), Limit: count + 1 };
      return entriesIn((await client.send(new QueryCommand(asked))).Items);
    }),
  );
  const entries = found.flat().filter(({ ulid }) => ulid > range.after);
  // What moves from one listing to another meanwhile is found in both.
  return [...new Map(entries.map((entry) => [textOfKey(entry), entry])).values()]
    .sort((one, other) => (one.ulid < other.ulid ? -1 : 1))
    .slice(0, count);
}
