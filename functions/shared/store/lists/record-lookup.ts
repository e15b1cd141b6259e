import type { Account } from '../account.ts';
import { lenient } from '../items/lenient.ts';
import { readAs } from '../items/read-as.ts';
import type { RecordType } from '../items/record-type.ts';
import type { Referrers } from '../reads/is-referred-to.ts';
import { listPage, type List, type Page, type Position } from '../reads/list.ts';
import type { Table } from '../table.ts';

/** Where the records of a filter are: in an index, or at most one, which is found without any. */
type Where<T> =
  Pick<List<T>, 'index' | 'hashKeys' | 'load'> | { readonly only: (table: Table) => Promise<T | undefined> };

/** How the records of one kind are found, and what refers to them. */
export interface RecordLookup<T, Filter> {
  /** The index that finds the fewest records beside those of the filter. */
  readonly where: (account: Account, filter: Filter) => Where<T>;
  /** Whether a record is one of the filter; the index may lag, and tells only a part of it. */
  readonly matches: (record: T, filter: Filter) => boolean;
  /** Whether a record is used by itself, or where what uses it would stand. */
  readonly uses: (account: Account, record: T) => boolean | Referrers;
}

/** One page of the records of a filter, newest first. */
export async function recordPage<T extends { readonly version: number }, Filter>(
  table: Table,
  account: Account,
  { type, lookup }: { readonly type: RecordType<T>; readonly lookup: RecordLookup<T, Filter> },
  filter: Filter,
  limit: number,
  after: Position | undefined,
): Promise<Page<T>> {
  const wanted = (record: T): boolean => lookup.matches(record, filter);
  const found = lookup.where(account, filter);
  if ('only' in found) {
    const record = await found.only(table);
    return { items: record !== undefined && wanted(record) ? [record] : [], next: null };
  }
  const read = lenient<Record<string, unknown>, T[]>(
    table,
    (item) => [readAs(type.schema, item)],
    () => [],
  );
  return listPage(table, { ...found, read, wanted }, limit, after);
}
