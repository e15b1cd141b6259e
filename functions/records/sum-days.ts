import type { DaySums } from '../shared/domain/day-sums.ts';
import type { Account } from '../shared/store/account.ts';
import { keepDay, readKeptDays } from '../shared/store/kept-day.ts';
import { sumDay } from '../shared/store/sum-day.ts';
import type { Dependencies } from './dependencies.ts';

/** Days with their sums, and those that there was no time for. */
export interface SummedDays {
  readonly days: readonly { readonly date: string; readonly sums: DaySums }[];
  readonly pending: readonly string[];
}

const dayMilliseconds = 24 * 60 * 60 * 1_000;

/** A day is over when what was decided on it has been written, and the index shows it. */
const graceMilliseconds = 60 * 60 * 1_000;

/** Leaves the function time to finish the day in hand. */
const patienceMilliseconds = 6_000;

/** Sums up these days (`2026-11-22`), oldest first. A day that is over is summed once and kept, for as long as it holds. */
export async function sumDays(
  { table, clock }: Pick<Dependencies, 'table' | 'clock'>,
  account: Account,
  dates: readonly string[],
): Promise<SummedDays> {
  const start = clock();
  const kept = await readKeptDays(table, account, dates, start);
  const days: { date: string; sums: DaySums }[] = [];
  const pending: string[] = [];
  let hasSummed = false;
  for (const date of dates) {
    const known = kept.get(date);
    if (known !== undefined) days.push({ date, sums: known });
    else if (hasSummed && clock() - start > patienceMilliseconds) pending.push(date);
    else {
      const from = Date.parse(date);
      const sums = await sumDay(table, account, from);
      days.push({ date, sums });
      hasSummed = true; // one day at least, so that asking again gets to the end
      const isOver = start > from + dayMilliseconds + graceMilliseconds;
      if (isOver) await keepDay(table, account, date, { sums, now: start });
    }
  }
  return { days, pending };
}
