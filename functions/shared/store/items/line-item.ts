import type { Change } from '../../domain/change.ts';
import type { ActivityLine } from '../../domain/lines/activity.ts';
import type { LedgerEntry } from '../../domain/money-back/ledger-entry.ts';
import { isByHand } from '../../domain/payment/by-hand.ts';
import type { Account } from '../account.ts';
import type { NoParts } from '../../shape-of.ts';
import { keysOf, type Key } from '../keys.ts';
import { lineListing, type Recorded } from '../listing.ts';
import { entrySchema, ownLineSchema } from './line-schemas.ts';
import { readAs } from './read-as.ts';

/** How a line is found by its email, in whichever item it stands. */
export const emailIndexKey = (account: Account, { email }: ActivityLine) =>
  email !== undefined && { emailKey: keysOf(account).ofEmail('activity', email) };

/** Where what was recorded is listed, and whose it is, for the lists of transactions and rewards. */
export const transactionIndexKeys = (
  account: Account,
  listing: Recorded,
  {
    ulid,
    customerId,
    partnerId,
  }: {
    readonly ulid: string;
    readonly customerId?: string | undefined;
    readonly partnerId?: string | undefined;
  },
) => {
  const keys = keysOf(account);
  return {
    listKey: keys.list(listing, ulid),
    ...(customerId !== undefined && { customerKey: keys.ofCustomer('transaction', customerId) }),
    ...(partnerId !== undefined && { ownerKey: keys.owner(listing, partnerId, ulid) }),
  };
};

type Item = Key & Record<string, unknown>;
type PutLine = Extract<Change, { kind: 'put_line' }>;

/** What a line of its own may lack. */
type Parts = ActivityLine & Pick<PutLine, 'forgetAt' | 'kept'> & { ownerKey?: string; emailKey?: string };

/** A line that is put in the place of another takes off what it has not. */
export const noLineParts: NoParts<Parts> = {
  eventType: undefined,
  occurredAt: undefined,
  chargebeeCustomerId: undefined,
  chargebeeTransactionId: undefined,
  email: undefined,
  amount: undefined,
  forgetAt: undefined,
  kept: undefined,
  ownerKey: undefined,
  emailKey: undefined,
};

/** A line that stands for itself: that of every event that did not bring a payment. */
export const lineItem = (
  account: Account,
  { line, ulid, appends, otherEmail, forgetAt, kept }: PutLine,
): Item => ({
  ...keysOf(account).line(line.eventId),
  ...line,
  ulid,
  ...(forgetAt !== undefined && { forgetAt }),
  ...(kept !== undefined && { kept }),
  listKey: keysOf(account).list(lineListing(line), ulid),
  ...(line.chargebeeTransactionId !== undefined &&
    !appends && { ownerKey: keysOf(account).linesAbout(line.chargebeeTransactionId) }),
  ...((!appends || otherEmail) && emailIndexKey(account, line)),
});

/** Where what was appended to a payment is listed. @param isOpen whether a reward in it may still be moved on */
export function entryListing(paymentId: string, isOpen: boolean): Recorded {
  const listing = isOpen ? 'open' : 'settled';
  return isByHand(paymentId) ? `${listing} by hand` : listing;
}

/** What was appended to a payment is listed like one. */
export const entryItem = (
  account: Account,
  { entry, paymentId, eventId }: Extract<Change, { kind: 'add_ledger_entry' }>,
): Item => ({
  ...keysOf(account).entry(entry.ulid, paymentId),
  ulid: entry.ulid,
  ...(eventId !== undefined && { eventId }),
  entry,
  // Its rewards are new: they wait for whoever moves them.
  ...transactionIndexKeys(account, entryListing(paymentId, entry.rewards.length > 0), entry),
});

/** @throws UnreadableItem where it is not a line */
export const readLineItem = (item: unknown): ActivityLine => readAs(ownLineSchema, item);

/** What an item says was appended to its payment. @throws UnreadableItem where that is not an entry */
export const readEntry = ({ entry }: Record<string, unknown>): LedgerEntry | undefined =>
  entry === undefined ? undefined : readAs(entrySchema, entry);
