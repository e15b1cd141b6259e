import type { ActivityLine } from '../../domain/lines/activity.ts';
import type { Entry } from '../../domain/money-back/entry.ts';
import type { Account } from '../account.ts';
import { keysOf, type Key } from '../keys.ts';
import { entrySchema, ownLineSchema } from './line-schemas.ts';
import { readAs } from './read-as.ts';

/** By what else than its time a line is found, in whichever item it stands. */
export const lineIndexKeys = (account: Account, { email, eventId }: ActivityLine) => ({
  ...(email !== undefined && { emailKey: keysOf(account).ofEmail('activity', email) }),
  eventKey: keysOf(account).ofEvent(eventId),
});

/** Whose transaction something is, for the lists of transactions and rewards. */
export const transactionIndexKeys = (
  account: Account,
  {
    customerId,
    partnerId,
  }: { readonly customerId?: string | undefined; readonly partnerId?: string | undefined },
) => {
  const keys = keysOf(account);
  return {
    ...(customerId !== undefined && { customerKey: keys.ofCustomer('transaction', customerId) }),
    ...(partnerId !== undefined && { ownerKey: keys.owner('transaction', partnerId) }),
  };
};

/** A line that stands for itself: that of every event that did not record, or see, a payment. */
export interface OwnLine {
  readonly line: ActivityLine;
  readonly ulid: string;
  readonly under?: string;
  readonly entry?: Entry;
  readonly kept?: string;
}

/** What an event appended to a payment is kept with its line, and listed like a payment. */
export function lineItem(
  account: Account,
  { line, ulid, under, ...more }: OwnLine,
): Key & Record<string, unknown> {
  const keys = keysOf(account);
  const { entry } = more;
  return {
    ...keys.line(line.eventId, under ?? line.chargebeeTransactionId),
    ...line,
    ulid,
    ...more,
    listKey: keys.list(entry ? 'transaction' : 'line', ulid),
    ...(entry && transactionIndexKeys(account, entry)),
    ...lineIndexKeys(account, line),
  };
}

/** What was appended to a payment by no event of its own: it has no line, and is listed like a payment. */
export function entryItem(account: Account, entry: Entry, under: string): Key & Record<string, unknown> {
  const keys = keysOf(account);
  const { ulid } = entry;
  return {
    ...keys.entry(ulid, under),
    ulid,
    entry,
    listKey: keys.list('transaction', ulid),
    ...transactionIndexKeys(account, entry),
  };
}

/** @throws UnreadableItem where it is not a line */
export const readLineItem = (item: unknown): ActivityLine => readAs(ownLineSchema, item);

/** What an item says was appended to its payment. @throws UnreadableItem where that is not an entry */
export const readEntry = ({ entry }: Record<string, unknown>): Entry | undefined =>
  entry === undefined ? undefined : readAs(entrySchema, entry);
