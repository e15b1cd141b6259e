import type { Ulids } from '../shared/domain/ids.ts';
import type { Answer } from '../shared/http/answer.ts';
import type { Account } from '../shared/store/account.ts';
import type { RecordLookup } from '../shared/store/lists/record-lookup.ts';
import type { RecordType } from '../shared/store/items/record-type.ts';
import type { Guard } from './guard.ts';

export interface Versioned {
  readonly version: number;
}

/** The moment of a change; `now` is epoch milliseconds. */
export interface Moment {
  readonly now: number;
  readonly ulids: Ulids;
}

/** One kind of records as the API offers it. Creating and changing end in a record, or in the answer that refuses it. */
export interface Resource<T extends Versioned, Create, Patch, Query> {
  readonly type: RecordType<T>;
  readonly create: (body: Create, id: string, moment: Moment) => T | Answer;
  /** The record after the change; its version is set for it. */
  readonly change: (before: T, body: Patch, moment: Moment) => T | Answer;
  /** What else has to hold for `before` to become `after`. */
  readonly guards: (account: Account, before: T | undefined, after: T) => readonly Guard[];
  readonly present: (record: T) => object;
  readonly lookup: RecordLookup<T, Query>;
}
