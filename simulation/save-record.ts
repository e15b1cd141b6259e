import type { Account } from '../functions/shared/store/account.ts';
import type { RecordType } from '../functions/shared/store/items/record-type.ts';
import type { Table } from '../functions/shared/store/table.ts';
import { commitRecord } from '../functions/shared/store/writes/commit-record.ts';
import { commitWrites } from '../functions/shared/store/writes/commit-writes.ts';

/** Writes a record as the API does, but for what else it checks. */
export const saveRecord = <T extends { readonly version: number }>(
  table: Table,
  account: Account,
  type: RecordType<T>,
  change: { readonly before?: T; readonly after?: T },
) =>
  commitRecord(table, account, type, { before: undefined, after: undefined, ...change }, (writes) =>
    commitWrites(table, writes),
  );
