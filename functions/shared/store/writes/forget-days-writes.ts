import { decodeTime } from 'ulid';
import type { Change } from '../../domain/change.ts';
import type { Account } from '../account.ts';
import { keysOf } from '../keys.ts';
import type { Write } from './write.ts';

/** Longer than anybody goes on summing what they began to read before. */
const rememberSeconds = 2 * 60 * 60;

/** What was summed of these days is gone; and who is summing one of them from what they read before, keeps nothing of it. */
export function forgetDaysWrites(
  account: Account,
  { ulids, at }: Extract<Change, { kind: 'forget_day_sums' }>,
): Write[] {
  const dates = new Set(ulids.map((ulid) => new Date(decodeTime(ulid)).toISOString().slice(0, 10)));
  const expiresAt = Math.ceil(at / 1_000) + rememberSeconds;
  return [...dates].map((date) => ({
    kind: 'update',
    key: keysOf(account).daySums(date),
    set: {
      date,
      sums: undefined,
      after: undefined,
      isDone: undefined,
      since: undefined,
      forgottenAt: at,
      expiresAt,
    },
  }));
}
