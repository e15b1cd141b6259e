import type { StateEvent, TransactionState } from '../../domain/event.ts';
import type { LedgerState } from '../../domain/money-back/ledger-state.ts';
import { isLimitedPayment } from '../../domain/rewards/judge.ts';
import { isDecided, type KnownPayment } from '../../domain/payment/payment.ts';
import { settlingRemains } from '../../domain/money-back/settle-remaining.ts';
import { isReport } from '../../domain/money-back/takes-back.ts';
import type { WaitingPage } from '../../domain/money-back/waiting-event.ts';
import type { Account } from '../account.ts';
import { loadJudging, type ReadTerms } from './load-judging.ts';
import { ranksOfRefund } from '../keys.ts';
import { loadAppended } from './load-appended.ts';
import { loadPaymentState } from './load-payment-state.ts';
import { loadWaiting } from './load-waiting.ts';
import { readKnownPaymentAt } from './read-known-payment-at.ts';
import { findPaymentId } from './find-payment-id.ts';
import type { Table } from '../table.ts';

/** What of an event says where to look. */
export type StateReport = Pick<StateEvent, 'type' | 'transaction'>;

type Found = Pick<LedgerState, 'paymentId' | 'payment' | 'refund'>;

/**
 * The payment that an event is about, and for a refund where it leads. The refund is read before its payment, never beside
 * it: what waits moves from a refund to its payment, and a payment from before that with a refund from after would hide it.
 */
async function loadBoth(table: Table, account: Account, transaction: TransactionState): Promise<Found> {
  const found = await findPaymentId(table, account, transaction);
  if (found.paymentId === undefined) return found;
  const payment = await readKnownPaymentAt(table, account, found.paymentId);
  return { ...found, ...(payment && { payment }) };
}

/**
 * What waits that an event settles, or moves: under a refund whose payment is known by now; after what is settled already
 * of those that remain beside a payment; or for the refund that the event reports.
 */
async function loadOthers(
  table: Table,
  account: Account,
  event: StateReport,
  { refund, payment, paymentId }: Found,
): Promise<WaitingPage> {
  if (paymentId === undefined) return { waiting: [] };
  if (refund?.hasWaiting) return loadWaiting(table, account, refund.refundId);
  if (!isDecided(payment)) return { waiting: [] };
  const { waitingRemain: after, hasWaiting } = payment;
  if (after !== undefined) return loadWaiting(table, account, paymentId, { after });
  if (!hasWaiting || !isReport(event)) return { waiting: [] };
  return loadWaiting(table, account, paymentId, { within: ranksOfRefund(event.transaction.id) });
}

/** The next deals for the customer of a payment, where they did not fit into its write. */
async function loadDeals(
  table: Table,
  account: Account,
  payment: KnownPayment | undefined,
): Promise<Pick<LedgerState, 'deals'>> {
  if (!isDecided(payment) || !payment.dealsRemain) return {};
  const { chargebeeCustomerId: id = '', email } = payment.line;
  const payer = { id, ...(email !== undefined && { email }) };
  return { deals: (await loadPaymentState(table, account, payer, payment.date)).deals };
}

/** The next of what was appended to a payment that an admin unlinked, where it did not fit into that write. */
async function loadToRemove(
  table: Table,
  account: Account,
  payment: KnownPayment | undefined,
): Promise<Pick<LedgerState, 'toRemove'>> {
  if (!isDecided(payment) || !payment.entriesToRemove) return {};
  return { toRemove: await loadAppended(table, account, payment.chargebeeTransactionId) };
}

/**
 * What is looked at to decide about a state of a transaction: one or two strongly consistent reads, one more where others
 * wait for what it tells, and one more where it may end or revive a payment that a limited rule has judged.
 */
export async function loadLedgerState(
  table: Table,
  account: Account,
  event: StateReport,
  judging: { readonly now: number; readonly readTerms: ReadTerms },
): Promise<LedgerState> {
  const both = await loadBoth(table, account, event.transaction);
  const { payment } = both;
  const isJudged =
    isDecided(payment) &&
    (isLimitedPayment(payment) || payment.usesOf !== undefined) &&
    (event.transaction.type !== 'refund' || settlingRemains(payment));
  return {
    ...both,
    ...(await loadToRemove(table, account, payment)),
    ...(await loadDeals(table, account, payment)),
    ...(await loadOthers(table, account, event, both)),
    ...(isJudged ? await loadJudging(table, account, payment, judging) : { terms: new Map() }),
  };
}
