import type { Code } from './codes.ts';
import type { StateEvent } from './event.ts';
import type { Payment } from './payment.ts';
import { compareStates } from './transaction-state.ts';

/**
 * What a state told by an event makes of what is known of a payment:
 * - `changed`: the facts are others now
 * - `known`: they say so already; `payment` has the newer resource version, if it is newer
 * - `unseen`: it is about a refund that was not seen yet
 */
export type Fact =
  | { readonly kind: 'changed'; readonly payment: Payment }
  | { readonly kind: 'known'; readonly code: Code; readonly payment: Payment }
  | { readonly kind: 'unseen' };

function paymentFact(payment: Payment, { transaction }: StateEvent): Fact {
  // What was paid is what was recorded: a later state tells only whether the payment stands.
  const { amount, resourceVersion, status = 'success' } = payment;
  const order = compareStates({ ...transaction, amount }, { amount, resourceVersion, status });
  if (order < 0) return { kind: 'known', code: 'newer_state_known', payment };
  if (order === 0) return { kind: 'known', code: 'already_recorded', payment };
  const { status: before, ...rest } = { ...payment, resourceVersion: transaction.resourceVersion };
  const after = transaction.status === 'success' ? rest : { ...rest, status: transaction.status };
  return transaction.status === status
    ? { kind: 'known', code: 'already_recorded', payment: after }
    : { kind: 'changed', payment: after };
}

function refundFact(payment: Payment, { type, transaction }: StateEvent): Fact {
  const { id, status, resourceVersion, amount } = transaction;
  if (amount.currency !== payment.amount.currency) {
    return { kind: 'known', code: 'refund_in_other_currency', payment };
  }
  const state = { id, status, resourceVersion, amount };
  const refunds = payment.refunds ?? [];
  const before = refunds.find((refund) => refund.id === id);
  if (before === undefined) {
    return type === 'payment_refunded'
      ? { kind: 'changed', payment: { ...payment, refunds: [...refunds, state] } }
      : { kind: 'unseen' };
  }
  const order = compareStates(state, before);
  if (order < 0) return { kind: 'known', code: 'newer_state_known', payment };
  if (order === 0) return { kind: 'known', code: 'already_recorded', payment };
  const after = { ...payment, refunds: refunds.map((refund) => (refund === before ? state : refund)) };
  return status === before.status && amount.amount === before.amount.amount
    ? { kind: 'known', code: 'already_recorded', payment: after }
    : { kind: 'changed', payment: after };
}

/** The facts of a payment with the state that an event tells: the newest state of each of its resources, whatever the order. */
export const factOf = (payment: Payment, event: StateEvent): Fact =>
  event.transaction.type === 'refund' ? refundFact(payment, event) : paymentFact(payment, event);
