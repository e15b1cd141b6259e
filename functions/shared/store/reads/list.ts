import * as z from 'zod/mini';
import { textOfKey, type Key } from '../keys.ts';
import type { IndexEntry } from './index-entry.ts';
import { newestEntries, type OrderedIndex } from './newest-entries.ts';
import { readItems } from './read-items.ts';
import type { Table } from '../table.ts';
import type { UlidRange } from './ulid-range.ts';

/** A position in a list, by what stands there; `index` tells several things of one item apart. Newest first, then by index. */
export interface Position {
  readonly ulid: string;
  readonly index: number;
}

export interface Page<T> {
  readonly items: readonly T[];
  /** Where the next page goes on; null at the end. A page may be short, or empty, before the end. */
  readonly next: Position | null;
}

/** What to list: the index keys whose entries make the list, and what an item holds of what is listed. */
export interface List<T> {
  readonly index: OrderedIndex;
  readonly hashKeys: readonly string[];
  /** Only what stands there. */
  readonly range?: UlidRange | undefined;
  /** Keys of other indexes, whose entries are in the list too. */
  readonly beside?: readonly Pick<List<T>, 'index' | 'hashKeys'>[];
  /** Reads what index entries point to, in their order; the items of their own keys unless said otherwise. */
  readonly load?: (table: Table, entries: readonly Key[]) => Promise<Record<string, unknown>[]>;
  readonly read: (item: Record<string, unknown>) => readonly T[];
  readonly wanted: (listed: T) => boolean;
}

/** Rounds of reading after which a page is answered as it is: a filter that meets little may not read a whole account. */
const maxRounds = 10;

/** What a later round reads at least: its filter has met little so far. */
const laterRound = 100;

/** Index keys are not read in one moment: what moves from one to another meanwhile is found in both. */
const withoutCopies = (entries: readonly IndexEntry[]): IndexEntry[] => [
  ...new Map(entries.map((entry) => [textOfKey(entry), entry])).values(),
];

const earlier = (one: string | undefined, other: string | undefined): string | undefined =>
  one === undefined || (other !== undefined && other < one) ? other : one;

/** One page of a list, newest first. Items are read strongly, so that a page shows them as they are. */
export async function listPage<T>(
  table: Table,
  list: List<T>,
  limit: number,
  after?: Position,
): Promise<Page<T>> {
  const found: { listed: T; position: Position }[] = [];
  let position = after;
  for (let round = 0; round < maxRounds; round++) {
    const count = round === 0 ? limit + 1 : Math.max(limit + 1, laterRound);
    const upTo = earlier(position?.ulid, list.range?.upTo);
    const shards = await Promise.all(
      [list, ...(list.beside ?? [])].flatMap(({ index, hashKeys }) =>
        hashKeys.map((hashKey) => newestEntries(table, index, hashKey, count, upTo, list.range?.after)),
      ),
    );
    const merged = withoutCopies(shards.flat()).sort((a, b) => (a.ulid < b.ulid ? 1 : -1));
    const entries = merged.slice(0, count);
    const items = await (list.load ?? readItems)(table, entries);
    for (const item of items) {
      const ulid = z.string().parse(item['ulid']);
      list.read(item).forEach((listed, index) => {
        const isAfter = position?.ulid !== ulid || index > position.index;
        if (isAfter && list.wanted(listed)) found.push({ listed, position: { ulid, index } });
      });
    }
    const page = found.slice(0, limit).map(({ listed }) => listed);
    if (found.length > limit) return { items: page, next: found[limit - 1]?.position ?? null };
    const last = entries.at(-1);
    if (last === undefined || merged.length < count) return { items: page, next: null };
    position = { ulid: last.ulid, index: Number.MAX_SAFE_INTEGER };
  }
  return { items: found.map(({ listed }) => listed), next: position ?? null };
}
