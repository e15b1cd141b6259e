import type { ActivityLine, Outcome } from '../../domain/lines/activity.ts';
import type { Account } from '../account.ts';
import { keysOf, type Listing } from '../keys.ts';
import { listPage, type Page, type Place } from './list.ts';
import { pageOf } from './page-of.ts';
import { readLines } from './read-lines.ts';
import { shownLine } from '../items/shown-line.ts';
import type { Table } from '../table.ts';

export interface ActivityFilter {
  readonly outcome?: Outcome | undefined;
  /** Normalized. */
  readonly email?: string | undefined;
  readonly chargebeeTransactionId?: string | undefined;
}

/** Where lines of an outcome may be, so that the rare ones are not looked for among all recorded payments. */
const listingsOf: Readonly<Record<Outcome, readonly Listing[]>> = {
  processed: ['transaction', 'line'],
  ignored: ['line'],
  unmatched: ['unmatched', 'line'],
  waiting: ['line'],
  rejected: ['line'],
  failed: ['line'],
};
const everywhere: readonly Listing[] = ['transaction', 'unmatched', 'line'];

/** One page of the account's activity, newest first. */
export async function listActivity(
  table: Table,
  account: Account,
  filter: ActivityFilter,
  limit: number,
  after?: Place,
): Promise<Page<ActivityLine>> {
  const { outcome, email, chargebeeTransactionId } = filter;
  const keys = keysOf(account);
  const wanted = (line: ActivityLine): boolean =>
    (outcome === undefined || line.outcome === outcome) &&
    (email === undefined || line.email === email) &&
    (chargebeeTransactionId === undefined || line.chargebeeTransactionId === chargebeeTransactionId);
  const lineIn = shownLine(table);
  const read = (item: Record<string, unknown>): ActivityLine[] => {
    const line = lineIn(item);
    return line === undefined ? [] : [line];
  };
  if (chargebeeTransactionId !== undefined) {
    const items = await readLines(table, account, chargebeeTransactionId);
    return pageOf(items, { read, wanted }, limit, after);
  }
  const listings = outcome === undefined ? everywhere : listingsOf[outcome];
  const where =
    email === undefined
      ? ({ index: 'list', hashKeys: listings.flatMap((listing) => keys.lists(listing)) } as const)
      : ({ index: 'byEmail', hashKeys: [keys.ofEmail('activity', email)] } as const);
  return listPage(table, { ...where, read, wanted }, limit, after);
}
