import type { Decision } from '../decision.ts';
import type { ChargebeeEvent, PaymentEvent } from '../event.ts';
import type { Ulids } from '../ids.ts';
import { settingsOff } from '../integration.ts';
import { failEvent } from '../lines/fail-event.ts';
import { decideTransactionEvent } from '../money-back/decide-transaction-event.ts';
import { remains } from '../money-back/settle-remaining.ts';
import { isLimitedPayment } from '../rewards/judge.ts';
import { failPayment, type WhyFailed } from './fail-payment.ts';
import { nothingKnown } from './payment-state.ts';
import { isDecided, isFailed, type KnownPayment, type Payment } from './payment.ts';
import { whyNotActedOn } from './why-not-acted-on.ts';

/** An event that cannot be decided. Nothing is looked at: to look may be what fails. */
export interface FailedCase {
  readonly event: ChargebeeEvent;
  /** As a write that was refused met it. */
  readonly payment?: KnownPayment;
  readonly code: WhyFailed;
  /** Epoch milliseconds. */
  readonly now: number;
  readonly ulids: Ulids;
}

/** Nothing is amiss with a payment that was decided before: the event ends as every further copy does. */
function copyOf(one: FailedCase & { readonly event: PaymentEvent }, payment: Payment): Decision {
  const { event, code, ...clock } = one;
  if (remains(payment)) return { changes: [], next: 'later' };
  if (payment.line.eventId === event.id) return { changes: [], next: 'copy' };
  // To judge it again needs what is not looked at.
  if (isLimitedPayment(payment)) return { changes: failEvent(event, code, clock), next: 'copy' };
  const state = { paymentId: payment.chargebeeTransactionId, payment, waiting: [], terms: new Map() };
  return { changes: decideTransactionEvent({ event, state, ...clock }).changes, next: 'copy' };
}

/**
 * Keeps an event that cannot be decided: a payment as failed, with all that is needed to decide it, and any other event
 * with its line.
 * @returns `later` for a payment that is half done: the next copy finishes it
 */
export function decideFailed(one: FailedCase): Decision {
  const { event, payment, code, now, ulids } = one;
  const kept = (): Decision => ({ changes: failEvent(event, code, { now, ulids }), next: 'failed' });
  if (event.type !== 'payment_succeeded' || whyNotActedOn(event) !== undefined) return kept();
  // Another event brought it, and is kept with it.
  if (isFailed(payment) && payment.line.eventId !== event.id) return kept();
  if (isDecided(payment)) return copyOf({ ...one, event }, payment);
  const state = { ...nothingKnown, ...(payment && { payment }) };
  return { changes: failPayment({ event, state, settings: settingsOff, now, ulids }, code), next: 'failed' };
}
