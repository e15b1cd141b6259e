import type { ActivityLine, Outcome } from '../../domain/lines/activity.ts';
import type { Account } from '../account.ts';
import { foundLine, type FoundLine } from '../items/found-line.ts';
import { keysOf } from '../keys.ts';
import { activity, isOfPayments, listingsOf, type Listing } from '../listing.ts';
import type { Table } from '../table.ts';
import { linesOfEmail } from './lines-of-email.ts';
import { linesOfPartner } from './lines-of-partner.ts';
import { listPage, type Page, type Position } from './list.ts';
import { pageOf } from './page-of.ts';
import { readLines } from './read-lines.ts';
import type { UlidRange } from './ulid-range.ts';

export interface ActivityFilter {
  readonly outcome?: Outcome | undefined;
  /** Normalized. */
  readonly email?: string | undefined;
  readonly chargebeeTransactionId?: string | undefined;
  /** Of one of its steps. */
  readonly code?: string | undefined;
  readonly eventType?: string | undefined;
  /** The source partner of what it recorded. */
  readonly partnerId?: string | undefined;
  /** When it was first decided: its place in the list. */
  readonly range?: UlidRange | undefined;
}

const paymentEvent = 'payment_succeeded';

/** Where lines are that fit: an event that brings no payment has a line of its own. */
function listingsFor({ outcome, eventType = paymentEvent }: ActivityFilter): readonly Listing[] {
  const listings = outcome === undefined ? activity : listingsOf(outcome);
  return eventType === paymentEvent ? listings : listings.filter((listing) => !isOfPayments(listing));
}

/** One page of the account's activity, newest first, each line with the item that it stands in. */
export async function listActivity(
  table: Table,
  account: Account,
  filter: ActivityFilter,
  limit: number,
  after?: Position,
): Promise<Page<FoundLine>> {
  const { outcome, email, chargebeeTransactionId, code, eventType, partnerId, range } = filter;
  const fits = (line: ActivityLine): boolean =>
    (outcome === undefined || line.outcome === outcome) &&
    (email === undefined || line.email === email) &&
    (chargebeeTransactionId === undefined || line.chargebeeTransactionId === chargebeeTransactionId) &&
    (eventType === undefined || line.eventType === eventType) &&
    (code === undefined || line.steps.some((step) => step.code === code));
  const lineIn = foundLine(table);
  const found = {
    read: (item: Record<string, unknown>) => [lineIn(item) ?? []].flat(),
    wanted: ({ line }: FoundLine) => fits(line),
    range,
  };
  if (chargebeeTransactionId !== undefined) {
    const items = await readLines(table, account, chargebeeTransactionId, partnerId);
    return pageOf(items, found, limit, after);
  }
  if (email !== undefined) {
    const ofEmail = await linesOfEmail(table, account, email, partnerId);
    return listPage(table, { ...ofEmail, ...found }, limit, after);
  }
  if (partnerId !== undefined)
    return listPage(table, { ...linesOfPartner(account, partnerId), ...found }, limit, after);
  const hashKeys = listingsFor(filter).flatMap((listing) => keysOf(account).lists(listing));
  return listPage(table, { index: 'list', hashKeys, ...found }, limit, after);
}
