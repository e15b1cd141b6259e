import { decodeTime } from 'ulid';
import type { Account } from '../account.ts';
import { keysOf } from '../keys.ts';
import { ofEvents } from '../listing.ts';
import { newestEntries } from './newest-entries.ts';
import type { Table } from '../table.ts';
import { lastUlidOf } from './ulid-range.ts';

/**
 * When the account's newest payment came that came no later than `time` (both epoch milliseconds), recorded or unmatched;
 * undefined where there is none. Twelve index keys, half a read unit each.
 */
export async function newestPayment(
  table: Table,
  account: Account,
  time: number,
): Promise<number | undefined> {
  const keys = keysOf(account);
  const found = await Promise.all(
    [...ofEvents, 'unmatched' as const, 'dismissed' as const]
      .flatMap((listing) => keys.lists(listing))
      .map((hashKey) => newestEntries(table, 'list', hashKey, 1, lastUlidOf(time))),
  );
  const times = found.flat().map(({ ulid }) => decodeTime(ulid));
  return times.length === 0 ? undefined : Math.max(...times);
}
