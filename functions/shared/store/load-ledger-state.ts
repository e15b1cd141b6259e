import type { TransactionState } from '../domain/event.ts';
import type { LedgerState } from '../domain/ledger-state.ts';
import { isDecided } from '../domain/payment.ts';
import type { Account } from './account.ts';
import { loadWaiting } from './load-waiting.ts';
import { readKnownPaymentAt } from './read-known-payment-at.ts';
import { readPlace } from './read-place.ts';
import type { Table } from './table.ts';

/**
 * The payment that an event is about, and for a refund where it leads. The refund is read before its payment, never beside
 * it: what waits moves from a refund to its payment, and a payment from before that with a refund from after would hide it.
 */
async function loadBoth(
  table: Table,
  account: Account,
  transaction: TransactionState,
): Promise<Omit<LedgerState, 'waiting'>> {
  const place = await readPlace(table, account, transaction);
  if (place.paymentId === undefined) return place;
  const payment = await readKnownPaymentAt(table, account, place.paymentId);
  return { ...place, ...(payment && { payment }) };
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
