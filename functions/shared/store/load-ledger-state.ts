import type { TransactionState } from '../domain/event.ts';
import type { LedgerState } from '../domain/ledger-state.ts';
import { isLimitedPayment } from '../domain/judge-again.ts';
import { isDecided } from '../domain/payment.ts';
import type { Account } from './account.ts';
import { loadJudging, type ReadTerms } from './load-judging.ts';
import { loadWaiting } from './load-waiting.ts';
import { readKnownPaymentAt } from './read-known-payment-at.ts';
import { readPlace } from './read-place.ts';
import type { Table } from './table.ts';

type Placed = Pick<LedgerState, 'paymentId' | 'payment' | 'refund'>;

/**
 * The payment that an event is about, and for a refund where it leads. The refund is read before its payment, never beside
 * it: what waits moves from a refund to its payment, and a payment from before that with a refund from after would hide it.
 */
async function loadBoth(table: Table, account: Account, transaction: TransactionState): Promise<Placed> {
  const place = await readPlace(table, account, transaction);
  if (place.paymentId === undefined) return place;
  const payment = await readKnownPaymentAt(table, account, place.paymentId);
  return { ...place, ...(payment && { payment }) };
}

/** Under which id events wait that this one settles, or moves to its payment. */
function whereOthersWait(
  { id }: TransactionState,
  { refund, payment, paymentId }: Placed,
): string | undefined {
  if (refund?.waits && paymentId !== undefined) return id;
  return isDecided(payment) && payment.waits ? paymentId : undefined;
}

/**
 * What is looked at to decide about a state of a transaction: one or two strongly consistent reads, one more where others
 * wait for what it tells, and one more where it may end or revive a payment that a limited rule has judged.
 */
export async function loadLedgerState(
  table: Table,
  account: Account,
  transaction: TransactionState,
  judging: { readonly now: number; readonly readTerms: ReadTerms },
): Promise<LedgerState> {
  const both = await loadBoth(table, account, transaction);
  const under = whereOthersWait(transaction, both);
  const { payment } = both;
  const isJudged =
    isDecided(payment) &&
    isLimitedPayment(payment) &&
    (transaction.type !== 'refund' || payment.waits === true || payment.usesToOffer !== undefined);
  return {
    ...both,
    waiting: under === undefined ? [] : await loadWaiting(table, account, under),
    ...(isJudged ? await loadJudging(table, account, payment, judging) : { terms: new Map() }),
  };
}
