import { isDecided, type Payment } from '../../domain/payment/payment.ts';
import type { Account } from '../account.ts';
import { readKnownPayment } from '../items/payment-item.ts';
import { isPayment, keysOf, lastPartOf } from '../keys.ts';
import { recorded } from '../listing.ts';
import type { Table } from '../table.ts';
import type { IndexEntry } from './index-entry.ts';
import { oldestEntries } from './oldest-entries.ts';
import { readItems } from './read-items.ts';
import { ulidsBetween } from './ulid-range.ts';

/** How far payments were gone through. */
export interface Reached {
  /** The ULID of the last one. */
  readonly after: string;
  /** Of a program: the ULID of the last partner that is done, and of the one that is not. */
  readonly partners?: string;
  readonly partner?: string;
}

/** Recorded payments, and where the rest begins; undefined where there is none. */
export interface PaymentsToJudge {
  /** The oldest first. */
  readonly payments: readonly Payment[];
  /** Index entries that were looked at: what was appended to payments is among them. */
  readonly entries: number;
  readonly next?: Reached;
}

/** No ULID is empty text, and none comes before the first of these, or after the second. */
const [first, last] = ['0', 'Z'.repeat(26)];

const byDate = (one: Payment, other: Payment): number =>
  one.date - other.date || (one.chargebeeTransactionId < other.chargebeeTransactionId ? -1 : 1);

async function paymentsAt(table: Table, entries: readonly IndexEntry[]): Promise<readonly Payment[]> {
  const items = await readItems(
    table,
    entries.filter(({ sk }) => isPayment(sk)),
  );
  const payments = items.map(readKnownPayment).filter(isDecided);
  return payments.filter(({ state }) => state === 'recorded').sort(byDate);
}

/** The payments of a customer among the next `count` of what was recorded of it, in the order of recording. */
export async function paymentsOfCustomer(
  table: Table,
  account: Account,
  customerId: string,
  { after }: Reached,
  count: number,
): Promise<PaymentsToJudge> {
  const hashKeys = [keysOf(account).ofCustomer('transaction', customerId)];
  const entries = await oldestEntries(
    table,
    hashKeys,
    { after: after || first, upTo: last },
    count,
    'byCustomer',
  );
  const end = entries.at(-1)?.ulid;
  return {
    payments: await paymentsAt(table, entries),
    entries: entries.length,
    ...(end !== undefined && entries.length === count && { next: { after: end } }),
  };
}

/** Payments are recorded after they are made, but clocks differ, and a date may be a day only. */
const earlierMs = 48 * 60 * 60 * 1_000;

/** Partners that are looked at in vain at once. */
const maxPartners = 20;

/**
 * The payments of a program that are dated `from` or later, among the next `count` of what was recorded until `to` of one of its
 * partners; partner by partner, the oldest first, and of each in the order of recording. Times are epoch milliseconds.
 */
export async function paymentsOfProgram(
  table: Table,
  account: Account,
  { programId, from, to }: { readonly programId: string; readonly from: number; readonly to: number },
  reached: Reached,
  count: number,
): Promise<PaymentsToJudge> {
  const keys = keysOf(account);
  const range = ulidsBetween(Math.min(Math.max(from - earlierMs, 1), to), to);
  const { partner, after } = reached;
  let { partners: done = first } = reached;
  for (let looked = 0; looked < maxPartners; looked++) {
    const partners = keys.owners('partner', programId);
    const [at, following] = await oldestEntries(table, partners, { after: done, upTo: last }, 2, 'byOwner');
    if (at === undefined) return { payments: [], entries: 0 };
    const partnerId = lastPartOf(at.pk);
    const begin = at.ulid === partner ? after : range.after;
    const listed = recorded.flatMap((listing) => keys.owners(listing, partnerId));
    const entries = await oldestEntries(table, listed, { ...range, after: begin }, count, 'byOwner');
    const end = entries.at(-1)?.ulid;
    const isFull = entries.length === count && end !== undefined;
    const next = isFull
      ? { partners: done, partner: at.ulid, after: end }
      : following && { partners: at.ulid, after: '' };
    if (entries.length > 0 || next === undefined) {
      const payments = (await paymentsAt(table, entries)).filter(({ date }) => date >= from);
      return { payments, entries: entries.length, ...(next && { next }) };
    }
    done = at.ulid;
  }
  return { payments: [], entries: 0, next: { partners: done, after: '' } };
}
