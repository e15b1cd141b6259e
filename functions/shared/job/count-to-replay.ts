import type { Account } from '../store/account.ts';
import { countEntries } from '../store/reads/count-entries.ts';
import { ulidsBetween } from '../store/reads/ulid-range.ts';
import type { Table } from '../store/table.ts';
import { asksOfLines, eventsToReplay, listKeysOf } from './events-to-replay.ts';
import type { ReplayAsked } from './replay-asked.ts';

/** Where counting stops: index entries, which cost half a unit for 4 KB; and lines, of which each is read. */
const maxEntries = 100_000;
const maxLines = 2_000;
const together = 100;

/** `more`: it is not all of them, since counting has stopped before. */
export interface Counted {
  readonly count: number;
  readonly more: boolean;
}

/** How many events a replay would decide again: counted in the index, and where more than outcomes is asked for, line by line. */
export async function countToReplay(table: Table, account: Account, asked: ReplayAsked): Promise<Counted> {
  let range = ulidsBetween(asked.from, asked.to);
  if (!asksOfLines(asked)) {
    const ofOutcomes = (outcomes: ReplayAsked['outcomes'], kind?: 'payments') =>
      countEntries(table, listKeysOf(account, { outcomes }), range, maxEntries, kind);
    const isFailed = (outcome: string): boolean => outcome === 'failed';
    const counts = await Promise.all([
      ofOutcomes(asked.outcomes.filter(isFailed)),
      ofOutcomes(
        asked.outcomes.filter((outcome) => !isFailed(outcome)),
        'payments',
      ),
    ]);
    const count = counts.reduce((sum, one) => sum + one);
    return { count: Math.min(count, maxEntries), more: count > maxEntries };
  }
  let count = 0;
  for (let read = 0; read < maxLines; read += together) {
    const { events, after } = await eventsToReplay(table, account, asked, range, together);
    if (after === undefined) return { count, more: false };
    count += events.length;
    range = { ...range, after };
  }
  return { count, more: true };
}
