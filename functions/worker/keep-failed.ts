import type { Change } from '../shared/domain/change.ts';
import { decideTransactionEvent } from '../shared/domain/money-back/decide-transaction-event.ts';
import type { PaymentEvent } from '../shared/domain/event.ts';
import { failEvent } from '../shared/domain/lines/fail-event.ts';
import { failPayment, type WhyFailed } from '../shared/domain/payment/fail-payment.ts';
import { settingsOff } from '../shared/domain/integration.ts';
import { isLimitedPayment } from '../shared/domain/rewards/judge-again.ts';
import { nothingKnown } from '../shared/domain/payment/payment-state.ts';
import { isDecided, isFailed, type KnownPayment, type Payment } from '../shared/domain/payment/payment.ts';
import { settlingRemains } from '../shared/domain/money-back/settle-remaining.ts';
import type { Account } from '../shared/store/account.ts';
import { maxAttempts, type Deps } from './deps.ts';
import { remains } from './process-payment.ts';

/** The payment is half done: by this event, or with what a copy that looks at nothing would forget. */
const mustComeAgain = (payment: Payment, event: PaymentEvent): boolean =>
  settlingRemains(payment) || (remains(payment) && payment.line.eventId === event.id);

/** What a copy under another id leaves: what it tells of the payment is kept, where that needs nothing else. */
function copyChanges(
  event: PaymentEvent,
  payment: Payment,
  code: WhyFailed,
  clock: Pick<Deps, 'ulids'> & { readonly now: number },
): readonly Change[] {
  const paymentId = payment.chargebeeTransactionId;
  if (isLimitedPayment(payment)) return failEvent(event, code, clock);
  const state = { paymentId, payment, waiting: [], terms: new Map() };
  return decideTransactionEvent({ event, state, ...clock }).changes;
}

/**
 * Keeps an event that can not be decided, with its payment, as failed. Where the payment was decided before, nothing is
 * amiss with it, and the event ends as every further copy does.
 * @returns undefined where it is not done with that: its deals remain, or its races were lost
 */
export async function keepFailed(
  { store, clock, ulids, pause }: Deps,
  account: Account,
  event: PaymentEvent,
  code: WhyFailed,
): Promise<'failed' | 'copy' | undefined> {
  let payment: KnownPayment | undefined;
  for (let attempt = 0; attempt < maxAttempts; attempt++) {
    const now = clock();
    const state = { ...nothingKnown, ...(payment && { payment }) };
    const decided = isDecided(payment) ? payment : undefined;
    // Another event brought it, and is kept with it.
    const failed = isFailed(payment) && payment.line.eventId !== event.id;
    if (decided && mustComeAgain(decided, event)) return undefined;
    if (decided?.line.eventId === event.id) return 'copy';
    const changes = decided
      ? copyChanges(event, decided, code, { now, ulids })
      : failed
        ? failEvent(event, code, { now, ulids })
        : failPayment({ event, state, settings: settingsOff, now, ulids }, code);
    const result = await store.commit(account, changes);
    if (result.kind === 'payment_known') payment = result.payment;
    else if (result.kind === 'lost') await pause(attempt);
    else return decided ? 'copy' : 'failed';
  }
  return undefined;
}
