import { decidePayment } from '../shared/domain/decide-payment.ts';
import type { PaymentEvent } from '../shared/domain/event.ts';
import { failPayment, type WhyFailed } from '../shared/domain/fail-payment.ts';
import { settingsOff } from '../shared/domain/integration.ts';
import { nothingKnown } from '../shared/domain/payment-state.ts';
import { isDecided, type KnownPayment, type Payment } from '../shared/domain/payment.ts';
import type { Account } from '../shared/store/account.ts';
import { maxAttempts, remains, type Deps } from './process-payment.ts';

/** The payment is half done: by this event, or with events to settle that a copy which looks at nothing would forget. */
const mustComeAgain = (payment: Payment, event: PaymentEvent): boolean =>
  payment.waitingRemain === true || (remains(payment) && payment.line.eventId === event.id);

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
    if (isDecided(payment) && mustComeAgain(payment, event)) return undefined;
    const decided = isDecided(payment);
    const state = { ...nothingKnown, ...(payment && { payment }) };
    const failing = { event, state, settings: settingsOff, now: clock(), ulids };
    const changes = decided ? decidePayment(failing) : failPayment(failing, code);
    const result = await store.commit(account, changes);
    if (result.kind === 'payment_known') payment = result.payment;
    else if (result.kind === 'lost') await pause(attempt);
    else return decided ? 'copy' : 'failed';
  }
  return undefined;
}
