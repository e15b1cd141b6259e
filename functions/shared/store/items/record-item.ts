import { ulidOf } from '../../domain/ids.ts';
import type { Account } from '../account.ts';
import { keysOf, type Key, type RecordKind } from '../keys.ts';
import { present } from './present.ts';

export type Item = Key & Record<string, unknown>;

/** The index keys under which a record is found, beside the list of its kind. */
interface IndexKeys {
  readonly ownerKey?: string | undefined;
  readonly customerKey?: string | undefined;
  readonly emailKey?: string | undefined;
  readonly eventKey?: string | undefined;
}

/** A record's ULID, which is where it stands in every list. Throws where the id is not of this kind. */
export function ulidIn(kind: RecordKind, id: string): string {
  const ulid = ulidOf(kind, id);
  if (ulid === undefined) throw new TypeError(`${id} is no id of a ${kind}`);
  return ulid;
}

/** A record as it is kept: what it says, and the keys of the indexes that find it. */
export function recordItem(
  account: Account,
  kind: RecordKind,
  id: string,
  record: object,
  indexKeys: IndexKeys = {},
): Item {
  const keys = keysOf(account);
  const ulid = ulidIn(kind, id);
  return { ...keys.record(kind, id), ...record, ...present(indexKeys), ulid, listKey: keys.list(kind, ulid) };
}
