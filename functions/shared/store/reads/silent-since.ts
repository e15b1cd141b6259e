import { isQuiet, isSilent, lookBackMs, stepMs } from '../../domain/is-silent.ts';
import type { Account } from '../account.ts';
import type { Table } from '../table.ts';
import { newestPayment } from './newest-payment.ts';

/** When payments came up to the newest one, one for each day; newest first. */
async function timesUpTo(table: Table, account: Account, newest: number): Promise<number[]> {
  const times = [newest];
  for (;;) {
    const before = (times.at(-1) ?? newest) - stepMs;
    const time = await newestPayment(table, account, before);
    if (time === undefined || newest - time > lookBackMs) return times;
    times.push(time);
  }
}

/**
 * When the newest payment came of an account that usually has payments and has gone silent; undefined of any other. Nearly all
 * accounts cost six read units.
 * @param now epoch milliseconds, as the answer
 */
export async function silentSince(table: Table, account: Account, now: number): Promise<number | undefined> {
  const newest = await newestPayment(table, account, now);
  if (newest === undefined || !isQuiet(newest, now)) return undefined;
  return isSilent(await timesUpTo(table, account, newest), now) ? newest : undefined;
}
