import type { Ulids } from '../shared/domain/ids.ts';
import type { Answer } from '../shared/http/answer.ts';
import type { Account } from '../shared/store/account.ts';
import type { Referrers } from '../shared/store/reads/is-referred-to.ts';
import type { List } from '../shared/store/reads/list.ts';
import type { RecordType } from '../shared/store/items/record-type.ts';
import type { Table } from '../shared/store/table.ts';
import type { Guard } from './guard.ts';

export interface Versioned {
  readonly version: number;
}

/** The moment of a change; `now` is epoch milliseconds. */
export interface Moment {
  readonly now: number;
  readonly ulids: Ulids;
}

/** Where the records of a query are: in an index, or at most one, which is found without any. */
type Where<T> =
  Pick<List<T>, 'index' | 'hashKeys' | 'load'> | { readonly only: (table: Table) => Promise<T | undefined> };

/** One kind of records as the API offers it. Creating and changing end in a record, or in the answer that refuses it. */
export interface Resource<T extends Versioned, Create, Patch, Query> {
  readonly type: RecordType<T>;
  readonly create: (body: Create, id: string, moment: Moment) => T | Answer;
  /** The record after the change; its version is set for it. */
  readonly change: (before: T, body: Patch, moment: Moment) => T | Answer;
  /** What else has to hold for `before` to become `after`. */
  readonly guards: (account: Account, before: T | undefined, after: T) => readonly Guard[];
  readonly present: (record: T) => unknown;
  /** The index that finds the fewest records beside those of the query. */
  readonly where: (account: Account, query: Query) => Where<T>;
  /** Whether a record is one of the query; the index may lag, and tells only a part of it. */
  readonly matches: (record: T, query: Query) => boolean;
  /** A record that is used by itself, or by what stands in an index, is not deleted. */
  readonly uses: (account: Account, record: T) => boolean | Referrers;
}
