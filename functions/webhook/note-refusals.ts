import { minuteMs, type NewRefusals, type RefusalCode } from '../shared/domain/refusals.ts';
import type { Clock } from '../shared/remember.ts';
import type { Account } from '../shared/store/account.ts';

/** Keeps what was turned away; false where it was kept less than a minute ago. */
export type KeepRefusals = (account: Account, refusals: NewRefusals) => Promise<boolean>;

const maxAccounts = 1_000;

/**
 * Notes for the account that somebody with a key of it was turned away. It is counted in memory, and kept with the next one
 * once a minute is over: what it costs does not grow with what comes. What cannot be kept changes no answer.
 */
export function noteRefusals(
  clock: Clock,
  keep: KeepRefusals,
): (account: Account, code: RefusalCode) => Promise<void> {
  const notes = new Map<Account, { count: number; triedAt: number }>();
  return async (account, code) => {
    const note = notes.get(account) ?? { count: 0, triedAt: -Infinity };
    notes.delete(account);
    notes.set(account, note);
    const [oldest] = notes.keys();
    if (notes.size > maxAccounts && oldest !== undefined) notes.delete(oldest);
    note.count += 1;
    const at = clock();
    if (at - note.triedAt < minuteMs) return;
    note.triedAt = at;
    const { count } = note;
    if (await keep(account, { at, code, count }).catch(() => false)) note.count -= count;
  };
}
