import type { ActivityLine, Outcome } from '../../domain/lines/activity.ts';
import type { Account } from '../account.ts';
import { keysOf } from '../keys.ts';
import { activity, listingsOf } from '../listing.ts';
import { listPage, type Page, type Position } from './list.ts';
import { pageOf } from './page-of.ts';
import { linesOfEmail } from './lines-of-email.ts';
import { readLines } from './read-lines.ts';
import { shownLine } from '../items/shown-line.ts';
import type { Table } from '../table.ts';

export interface ActivityFilter {
  readonly outcome?: Outcome | undefined;
  /** Normalized. */
  readonly email?: string | undefined;
  readonly chargebeeTransactionId?: string | undefined;
}

/** One page of the account's activity, newest first. */
export async function listActivity(
  table: Table,
  account: Account,
  filter: ActivityFilter,
  limit: number,
  after?: Position,
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
  if (email !== undefined) {
    const ofEmail = await linesOfEmail(table, account, email);
    return listPage(table, { ...ofEmail, read, wanted }, limit, after);
  }
  const listings = outcome === undefined ? activity : listingsOf(outcome);
  const hashKeys = listings.flatMap((listing) => keys.lists(listing));
  return listPage(table, { index: 'list', hashKeys, read, wanted }, limit, after);
}
