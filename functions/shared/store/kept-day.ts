import * as z from 'zod';
import { outcomes } from '../domain/activity.ts';
import type { CurrencySums, DaySums } from '../domain/day-sums.ts';
import { shapeOf } from '../shape-of.ts';
import type { Account } from './account.ts';
import { commitWrites } from './commit-writes.ts';
import { keysOf } from './keys.ts';
import { readItems } from './read-items.ts';
import type { Table } from './table.ts';

const amount = z.int();

const sumsSchema = shapeOf<DaySums>()({
  outcomes: z.record(z.enum(outcomes), amount),
  convertedLeads: amount,
  byCurrency: z.record(
    z.string(),
    shapeOf<CurrencySums>()({ payments: amount, paymentCount: amount, givenBack: amount, rewards: amount }),
  ),
  byPartner: z.record(z.string(), z.record(z.string(), amount)),
  settled: z.boolean(),
});
const keptSchema = z.object({ date: z.string(), sums: sumsSchema, expiresAt: z.int() });

/** How long sums are kept: of a day that can still change, an hour. */
const keptSeconds = ({ settled }: DaySums): number => (settled ? 120 * 24 : 1) * 60 * 60;

/** An item has an end: with more partners than this the day is summed anew each time. */
const mostPartners = 4_000;

/** The sums that are kept of these days (`2026-11-22`), by day. */
export async function readKeptDays(
  table: Table,
  account: Account,
  dates: readonly string[],
  now: number,
): Promise<Map<string, DaySums>> {
  const items = await readItems(
    table,
    dates.map((date) => keysOf(account).daySums(date)),
  );
  const kept = items.map((item) => keptSchema.parse(item)).filter(({ expiresAt }) => expiresAt * 1_000 > now);
  return new Map(kept.map(({ date, sums }) => [date, sums]));
}

/** Keeps the sums of a day that is over. */
export async function keepDay(
  table: Table,
  account: Account,
  date: string,
  { sums, now }: { readonly sums: DaySums; readonly now: number },
): Promise<void> {
  if (Object.keys(sums.byPartner).length > mostPartners) return;
  const expiresAt = Math.ceil(now / 1_000) + keptSeconds(sums);
  const item = { ...keysOf(account).daySums(date), date, sums, expiresAt };
  await commitWrites(table, [{ kind: 'put', item }]);
}
