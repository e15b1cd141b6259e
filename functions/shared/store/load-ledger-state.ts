import type { TransactionState } from '../domain/event.ts';
import type { LedgerState, RefundPlace } from '../domain/ledger-state.ts';
import { isDecided, type KnownPayment } from '../domain/payment.ts';
import type { Account } from './account.ts';
import { keysOf } from './keys.ts';
import { loadWaiting } from './load-waiting.ts';
import { readKnownPaymentAt } from './read-known-payment-at.ts';
import { readItem } from './read-item.ts';
import { refundPlaceSchema } from './schemas.ts';
import type { Table } from './table.ts';

/** The payment that an event is about, and for a refund where it leads. */
async function loadBoth(
  table: Table,
  account: Account,
  { id, type, paymentId }: TransactionState,
): Promise<Omit<LedgerState, 'waiting'>> {
  const read = (paymentId: string | undefined): Promise<KnownPayment | undefined> =>
    paymentId === undefined ? Promise.resolve(undefined) : readKnownPaymentAt(table, account, paymentId);
  if (type !== 'refund') {
    const payment = await read(id);
    return { paymentId: id, ...(payment && { payment }) };
  }
  const [refund, named]: [RefundPlace | undefined, KnownPayment | undefined] = await Promise.all([
    readItem(table, keysOf(account).refund(id), refundPlaceSchema),
    read(paymentId),
  ]);
  // A refund has one payment: the one that was named first.
  const known = refund?.paymentId ?? paymentId;
  const payment = known === paymentId ? named : await read(known);
  return {
    ...(known !== undefined && { paymentId: known }),
    ...(refund && { refund }),
    ...(payment && { payment }),
  };
}

/** Under which id events wait that this one settles, or moves to its payment. */
function whereOthersWait(
  { id }: TransactionState,
  { refund, payment, paymentId }: Omit<LedgerState, 'waiting'>,
): string | undefined {
  if (refund?.waits && paymentId !== undefined) return id;
  return isDecided(payment) && payment.waits ? paymentId : undefined;
}

/**
 * What is looked at to decide about a state of a transaction: one or two strongly consistent reads, and one more where
 * others wait for what it tells.
 */
export async function loadLedgerState(
  table: Table,
  account: Account,
  transaction: TransactionState,
): Promise<LedgerState> {
  const both = await loadBoth(table, account, transaction);
  const under = whereOthersWait(transaction, both);
  return { ...both, waiting: under === undefined ? [] : await loadWaiting(table, account, under) };
}
