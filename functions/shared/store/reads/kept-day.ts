import { gunzipSync, gzipSync } from 'node:zlib';
import * as z from 'zod/mini';
import type { CurrencySums, DaySums } from '../../domain/lines/day-sums.ts';
import { shapeOf } from '../../shape-of.ts';
import type { Account } from '../account.ts';
import { commitWrites } from '../writes/commit-writes.ts';
import { itemOf } from '../items/item-of.ts';
import { keysOf } from '../keys.ts';
import { lenient } from '../items/lenient.ts';
import { readAs } from '../items/read-as.ts';
import { readItems } from './read-items.ts';
import type { Progress } from './sum-day.ts';
import type { Table } from '../table.ts';

/** The sums of a day, or of its beginning. */
export interface KeptDay extends Progress {
  /** Epoch milliseconds: when summing began, and so how old the sums may be. */
  readonly since: number;
}

const count = z.int();
// JSON has no integers of this size that everybody reads alike, so amounts are texts.
const amount = z.pipe(
  z.string().check(z.regex(/^-?\d+$/)),
  z.transform((text) => BigInt(text)),
);

const counted = {
  processed: count,
  ignored: count,
  unmatched: count,
  waiting: count,
  rejected: count,
  failed: count,
};
const sumsSchema = shapeOf<DaySums>()({
  outcomes: z.catchall(z.object(counted), count),
  convertedLeads: count,
  byCurrency: z.record(
    z.string(),
    shapeOf<CurrencySums>()({ payments: amount, paymentCount: count, givenBack: amount, rewards: amount }),
  ),
  byPartner: z.record(z.string(), z.record(z.string(), amount)),
  settled: z.boolean(),
  unreadable: z._default(count, 0),
});
/** A day as it stands in the table. */
interface Kept extends KeptDay {
  readonly date: string;
  /** Epoch seconds. */
  readonly expiresAt: number;
}
const keptSchema = itemOf<Kept>()({
  date: z.string(),
  sums: z.pipe(
    z.instanceof(Uint8Array),
    z.transform((bytes) => readAs(sumsSchema, JSON.parse(String(gunzipSync(bytes))))),
  ),
  after: z.exactOptional(z.string()),
  isDone: z.boolean(),
  since: z.int(),
  expiresAt: z.int(),
});

/** Small, since an item has an end: the rewards of some 15,000 partners fit into it. */
const packed = (sums: DaySums): Uint8Array =>
  gzipSync(JSON.stringify(sums, (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value)));

/** An item has an end: what is larger is summed anew each time. */
export const maxSumsBytes = 390_000;

const hourMs = 60 * 60 * 1_000;

/** Until when sums are kept, epoch milliseconds: what can still change, and what lines may have come late to, for an hour. */
function keptUntil(date: string, { sums, isDone, since }: KeptDay): number {
  const isFinal = isDone && sums.settled && since >= Date.parse(date) + 48 * hourMs;
  return since + (isFinal ? 120 * 24 : 1) * hourMs;
}

/** The sums that are kept of these days (`2026-11-22`), by day. */
export async function readKeptDays(
  table: Table,
  account: Account,
  dates: readonly string[],
  now: number,
): Promise<Map<string, KeptDay>> {
  const items = await readItems(
    table,
    dates.map((date) => keysOf(account).daySums(date)),
  );
  // Of a day whose sums were forgotten, the item says only that. What cannot be read is summed anew.
  const read = lenient<Record<string, unknown>, Kept[]>(
    table,
    (item) => [readAs(keptSchema, item)],
    () => [],
  );
  const kept = items
    .filter(({ sums }) => sums !== undefined)
    .flatMap(read)
    .filter(({ expiresAt }) => expiresAt * 1_000 > now);
  return new Map(kept.map(({ date, expiresAt, ...day }) => [date, day]));
}

/** Clocks differ: one says when summing began, and another when what was summed did not hold any more. */
const skewMs = 60_000;

/**
 * Keeps how far a day is summed up, unless what was summed was taken back meanwhile. Whoever does the same beside this keeps
 * sums that are as right.
 */
export async function keepDay(table: Table, account: Account, date: string, day: KeptDay): Promise<void> {
  const { sums: unpacked, ...progress } = day;
  const sums = packed(unpacked);
  if (sums.length > maxSumsBytes) return;
  const item = {
    ...keysOf(account).daySums(date),
    date,
    ...progress,
    sums,
    expiresAt: Math.ceil(keptUntil(date, day) / 1_000),
  };
  const condition = { kind: 'holds_since', since: day.since - skewMs } as const;
  await commitWrites(table, [{ kind: 'put', item, condition }]);
}
