import type * as z from 'zod/mini';
import type { Account } from '../account.ts';
import type { RecordKind } from '../keys.ts';
import type { Documents } from '../writes/hint-writes.ts';
import type { Write } from '../writes/write.ts';

/** One kind of records that people keep, and how it is written. */
export interface RecordType<T extends { readonly version: number }> {
  readonly kind: Exclude<RecordKind, 'job' | 'audit'>;
  readonly schema: z.ZodMiniType<T>;
  readonly idOf: (record: T) => string;
  /**
   * All that is written where `before` becomes `after`, the record and what follows it alike: `before` is undefined for
   * a new record, `after` for one that goes. It holds only while the record has the version of `before`.
   */
  readonly writes: (
    account: Account,
    before: T | undefined,
    after: T | undefined,
    documents: Documents,
  ) => Write[];
  /** The emails that lead to it on a payment's path, whose documents `writes` has to know. */
  readonly emails?: (record: T) => readonly string[];
}
