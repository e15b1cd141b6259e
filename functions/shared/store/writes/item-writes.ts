import { isDeepStrictEqual } from 'node:util';
import type { Account } from '../account.ts';
import { textOfKey, type Key } from '../keys.ts';
import type { Item } from '../items/record-item.ts';
import type { Write } from './write.ts';

/** A record's own item, and those that follow it and always say the same. */
export interface RecordItems {
  readonly record: Item;
  readonly followers: readonly Item[];
}

const keyOfItem = ({ pk, sk }: Item): Key => ({ pk, sk });

/** Changes an item that stands there: what a later release keeps in it, stays. */
export function changeOf(there: Item, { pk, sk, ...said }: Item): Write {
  const gone = Object.keys(there).filter((name) => name !== 'pk' && name !== 'sk' && !(name in said));
  return {
    kind: 'update',
    key: { pk, sk },
    set: { ...Object.fromEntries(gone.map((name) => [name, undefined])), ...said },
  };
}

/**
 * Makes `after` out of `before`; what followed before and does no longer is deleted. The version that `before` has guards
 * all of it. A new record needs no guard: nobody else can have its id.
 */
export const itemWrites =
  <T extends { readonly version: number }>(
    itemsOf: (account: Account, record: T) => RecordItems,
  ): ((account: Account, before: T | undefined, after: T | undefined) => Write[]) =>
  (account, before, after) => {
    const old = before && itemsOf(account, before);
    const { record, followers } = (after && itemsOf(account, after)) ?? { followers: [] };
    const followed = new Map(old?.followers.map((item) => [textOfKey(item), item]));
    const guard = before && { condition: { kind: 'version' as const, version: before.version } };
    const writes: Write[] = [];
    if (record) writes.push({ kind: 'put', item: record, ...guard });
    else if (old) writes.push({ kind: 'delete', key: keyOfItem(old.record), ...guard });
    for (const item of followers) {
      const there = followed.get(textOfKey(item));
      if (there === undefined) writes.push({ kind: 'put', item });
      else if (!isDeepStrictEqual(there, item)) writes.push(changeOf(there, item));
      followed.delete(textOfKey(item));
    }
    for (const item of followed.values()) writes.push({ kind: 'delete', key: keyOfItem(item) });
    return writes;
  };
