import { nothingSummed, type DaySums } from '../../domain/lines/day-sums.ts';
import type { Account } from '../account.ts';
import { keepDay, readKeptDays, type KeptDay } from './kept-day.ts';
import { sumDay, type Budget } from './sum-day.ts';
import type { Clock } from '../../remember.ts';
import type { Table } from '../table.ts';

/** Days with their sums, and those that are not summed up yet. */
export interface SummedDays {
  readonly days: readonly { readonly date: string; readonly sums: DaySums }[];
  readonly pending: readonly string[];
}

interface Summing {
  readonly table: Table;
  readonly clock: Clock;
}

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;

/** A day is over when what was decided on it has been written, and the index shows it. */
const graceMs = 60 * minuteMs;

/** Before it is over, all but the last minutes of a day are kept where there is much of it. */
const freshMs = 2 * minuteMs;
const muchLines = 1_000;

/** What one call sums: both leave the function time to end what it has begun. */
const maxLines = 5_000;
const patienceMs = 4_000;

/** One call sums this much, and one step of each list at least: so asking again gets to the end. */
function budgetOf(clock: Clock): Budget {
  const start = clock();
  const budget: Budget = {
    lines: 0,
    isSpent: () => budget.lines >= maxLines || (budget.lines > 0 && clock() - start > patienceMs),
  };
  return budget;
}

/** The sums of a day; undefined where it is not done with this call. How far it is, is kept. */
async function sumOn(
  { table, clock }: Summing,
  account: Account,
  date: string,
  known: KeptDay | undefined,
  budget: Budget,
): Promise<DaySums | undefined> {
  if (known?.isDone) return known.sums;
  if (budget.isSpent()) return undefined;
  const now = clock();
  const from = Date.parse(date);
  const end = from + dayMs;
  const isOver = now > end + graceMs;
  const linesBefore = budget.lines;
  const begun = known ?? { sums: nothingSummed, since: now };
  const firm = await sumDay(
    table,
    account,
    { from, until: isOver ? end : Math.min(end, now - freshMs) },
    begun,
    budget,
  );
  const whole =
    isOver || !firm.isDone
      ? firm
      : await sumDay(table, account, { from, until: end }, { ...begun, ...firm }, budget);
  if (isOver || !whole.isDone || budget.lines - linesBefore >= muchLines) {
    await keepDay(table, account, date, { ...firm, isDone: isOver && firm.isDone, since: begun.since });
  }
  return whole.isDone ? whole.sums : undefined;
}

/** Sums up these days (`2026-11-22`), oldest first. A day that is over is summed once and kept, for as long as it holds. */
export async function sumDays(
  deps: Summing,
  account: Account,
  dates: readonly string[],
): Promise<SummedDays> {
  const budget = budgetOf(deps.clock);
  const kept = await readKeptDays(deps.table, account, dates, deps.clock());
  const days: { date: string; sums: DaySums }[] = [];
  const pending: string[] = [];
  for (const date of dates) {
    const sums = await sumOn(deps, account, date, kept.get(date), budget);
    if (sums === undefined) pending.push(date);
    else days.push({ date, sums });
  }
  return { days, pending };
}
