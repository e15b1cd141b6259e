import * as z from 'zod/mini';
import { hourMs, type HourCounts } from '../../domain/lines/hour-counts.ts';
import { shapeOf } from '../../shape-of.ts';
import type { Account } from '../account.ts';
import { itemOf } from '../items/item-of.ts';
import { integer, text } from '../items/item-fields.ts';
import { lenient } from '../items/lenient.ts';
import { readAs } from '../items/read-as.ts';
import { keysOf } from '../keys.ts';
import type { Table } from '../table.ts';
import { commitWrites } from '../writes/commit-writes.ts';
import { countHours } from './count-hours.ts';
import { readItems } from './read-items.ts';

const dayMs = 24 * hourMs;
/** An hour is over when what was decided in it stands in the index. */
const graceMs = hourMs / 6;
const keptMs = 9 * dayMs;

/** The hours of a day that are over, by when they began. */
interface KeptHours {
  readonly date: string;
  readonly hours: Readonly<Record<string, HourCounts>>;
  /** Epoch seconds. */
  readonly expiresAt: number;
}
const counts = shapeOf<HourCounts>()({
  processed: z.exactOptional(integer),
  ignored: z.exactOptional(integer),
  rejected: z.exactOptional(integer),
});
export const keptHoursSchema = itemOf<KeptHours>()({
  date: text,
  hours: z.record(text, counts),
  expiresAt: integer,
});

const dateOf = (time: number): string => new Date(time).toISOString().slice(0, 10);

/** The hours of one day up to now: those that are kept, and what has to be counted beside them. */
async function hoursOfDay(
  table: Table,
  account: Account,
  { date, kept, now }: { readonly date: string; readonly kept: KeptHours['hours']; readonly now: number },
): Promise<KeptHours['hours']> {
  const start = Date.parse(date);
  const all = Array.from({ length: 24 }, (_, hour) => start + hour * hourMs).filter((hour) => hour <= now);
  const from = all.find((hour) => kept[hour] === undefined);
  if (from === undefined) return kept;
  const counted = await countHours(table, account, { from, until: start + dayMs });
  const missing = all.filter((hour) => kept[hour] === undefined);
  const hours = { ...kept, ...Object.fromEntries(missing.map((hour) => [hour, counted.get(hour) ?? {}])) };
  const over = Object.entries(hours).filter(([hour]) => Number(hour) + hourMs + graceMs < now);
  if (over.length > Object.keys(kept).length) {
    const expiresAt = Math.ceil((start + keptMs) / 1_000);
    const item = { ...keysOf(account).hourCounts(date), date, hours: Object.fromEntries(over), expiresAt };
    await commitWrites(table, [{ kind: 'put', item }]);
  }
  return hours;
}

/**
 * What ended for good in each hour since a moment, by when the hour began. Hours that are over are counted once and kept, so
 * that whoever asks again reads one item for each day.
 * @param since, now epoch milliseconds
 */
export async function hoursSince(
  table: Table,
  account: Account,
  since: number,
  now: number,
): Promise<ReadonlyMap<number, HourCounts>> {
  const dates: string[] = [];
  for (let day = Date.parse(dateOf(since)); day <= now; day += dayMs) dates.push(dateOf(day));
  const items = await readItems(table, dates.map(keysOf(account).hourCounts));
  const read = lenient<Record<string, unknown>, KeptHours[]>(
    table,
    (item) => [readAs(keptHoursSchema, item)],
    () => [],
  );
  const kept = new Map(items.flatMap(read).map(({ date, hours }) => [date, hours]));
  const found = new Map<number, HourCounts>();
  for (const date of dates) {
    const hours = await hoursOfDay(table, account, { date, kept: kept.get(date) ?? {}, now });
    for (const [hour, one] of Object.entries(hours)) if (Number(hour) >= since) found.set(Number(hour), one);
  }
  return found;
}
