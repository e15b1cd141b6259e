import { appliedIn, appliedTo, areSame } from './applied-to.ts';
import type { Code } from '../lines/codes.ts';
import type { StateEvent } from '../event.ts';
import type { Payment, Refund } from '../payment/payment.ts';
import { isReport, isReversal, takesBack } from './takes-back.ts';
import { compareStates } from './transaction-state.ts';

/**
 * What a state told by an event makes of what is known of a payment:
 * - `changed`: the facts are others now
 * - `known`: they say so already; `payment` has the newer resource version, if it is newer
 * - `unseen`: it is about a refund that was not reported yet
 */
export type Fact =
  | { readonly kind: 'changed'; readonly payment: Payment }
  | { readonly kind: 'known'; readonly code: Code; readonly payment: Payment }
  | { readonly kind: 'unseen' };

function paymentFact(payment: Payment, event: StateEvent): Fact {
  // What was paid is what was recorded: a later state tells only whether the payment stands, and which invoices it pays.
  const { amount, status: before = 'success', invoicesVersion, ...rest } = payment;
  const state = { amount, status: before, resourceVersion: payment.resourceVersion };
  const stated = { ...event.transaction, amount };
  const order = compareStates(stated, state);
  const { status, resourceVersion } = order > 0 ? stated : state;
  const applied = appliedIn(payment);
  const { version, ...newest } = appliedTo(applied, event);
  const invoices = areSame(newest.invoices, applied.invoices) ? applied.invoices : newest.invoices;
  const isKnown = order <= 0 && version === applied.version && invoices === applied.invoices;
  const after: Payment = isKnown
    ? payment
    : {
        ...rest,
        amount,
        resourceVersion,
        invoices,
        ...(status !== 'success' && { status }),
        ...(version !== resourceVersion && { invoicesVersion: version }),
      };
  if (status !== before || invoices !== applied.invoices) return { kind: 'changed', payment: after };
  return { kind: 'known', code: order < 0 ? 'newer_state_known' : 'state_known', payment: after };
}

function refundFact(payment: Payment, event: StateEvent): Fact {
  const { transaction } = event;
  const { id, status, resourceVersion, amount, date, chargeback } = transaction;
  if (amount.currency !== payment.amount.currency) {
    return { kind: 'known', code: 'refund_in_other_currency', payment };
  }
  const reversal = isReversal(transaction.type) && { reversal: true as const };
  // Until the payment is recorded, nothing else keeps when it was made.
  const shown = payment.state !== 'recorded' && { date, ...(chargeback && { chargeback }) };
  const state: Refund = { id, status, resourceVersion, amount, ...reversal, ...shown };
  const refunds = payment.refunds ?? [];
  const before = refunds.find((refund) => refund.id === id);
  if (before === undefined) {
    return isReport(event)
      ? { kind: 'changed', payment: { ...payment, refunds: [...refunds, state] } }
      : { kind: 'unseen' };
  }
  const order = compareStates(state, before);
  if (order < 0) return { kind: 'known', code: 'newer_state_known', payment };
  if (order === 0) return { kind: 'known', code: 'state_known', payment };
  // That it is a chargeback, the newest state says, or says no more.
  const { chargeback: was, ...kept } = before;
  const known = payment.state === 'recorded' ? before : kept;
  const after = {
    ...payment,
    refunds: refunds.map((refund) => (refund === before ? { ...known, ...state } : refund)),
  };
  return status === before.status && amount.amount === before.amount.amount
    ? { kind: 'known', code: 'state_known', payment: after }
    : { kind: 'changed', payment: after };
}

/** The facts of a payment with the state that an event tells: the newest state of each of its resources, whatever the order. */
export const factOf = (payment: Payment, event: StateEvent): Fact =>
  takesBack(event.transaction.type) ? refundFact(payment, event) : paymentFact(payment, event);

/** The payment with what an event about it tells, as far as that can be told. */
export function withFact(payment: Payment, event: StateEvent): Payment {
  const fact = factOf(payment, event);
  return fact.kind === 'unseen' ? payment : fact.payment;
}
