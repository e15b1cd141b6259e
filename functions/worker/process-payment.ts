import type { Change } from '../shared/domain/change.ts';
import { decidePayment } from '../shared/domain/payment/decide-payment.ts';
import type { PaymentEvent } from '../shared/domain/event.ts';
import { nothingKnown } from '../shared/domain/payment/payment-state.ts';
import { isDecided, type KnownPayment, type Payment } from '../shared/domain/payment/payment.ts';
import { settlingRemains } from '../shared/domain/money-back/settle-remaining.ts';
import { takeRemainingDeals } from '../shared/domain/customer/take-remaining-deals.ts';
import { whyNotActedOn } from '../shared/domain/payment/why-not-acted-on.ts';
import type { Account } from '../shared/store/account.ts';
import { finishSettling } from './finish-settling.ts';
import { maxAttempts, RaceLost, type Deps } from './deps.ts';
import { processTransactionEvent } from './process-transaction-event.ts';

/** Whether a write of the payment left something to do. */
export const remains = (payment: Payment): boolean =>
  payment.dealsRemain === true || settlingRemains(payment);

const paymentIn = (changes: readonly Change[]): Payment | undefined =>
  changes.find((change) => change.kind === 'put_payment')?.payment;

/**
 * load → decide → commit, again when a race was lost. Done means written: it may be called again for the same event at
 * any point, and changes nothing more.
 * @returns `copy` for an event that was done before
 * @throws RaceLost, or what the store throws; nothing is half done then that a further call would not finish
 */
export async function processPayment(
  deps: Deps,
  account: Account,
  event: PaymentEvent,
): Promise<'done' | 'copy'> {
  const { store, clock, ulids, pause } = deps;
  const load = async () => {
    const settings = await store.settings(account);
    // Nothing is looked at to ignore a payment.
    const ignored = settings.status === 'off' || whyNotActedOn(event) !== undefined;
    return {
      settings,
      known: ignored ? nothingKnown : await store.load(account, event.customer, event.occurredAt),
    };
  };
  let { settings, known } = await load();
  let payment: KnownPayment | undefined;
  let end: 'done' | 'copy' = 'copy';
  for (let attempt = 0; attempt < maxAttempts; attempt++) {
    if (isDecided(payment) && remains(payment)) {
      await finish(deps, account, event, payment);
      return payment.line.eventId === event.id ? 'done' : processTransactionEvent(deps, account, event);
    }
    const waits = !isDecided(payment) && payment?.waits;
    const page = waits ? await store.loadWaiting(account, event.transaction.id) : { waiting: [] };
    const state = { ...known, ...page, ...(payment && { payment }) };
    const changes = decidePayment({ event, state, settings, now: clock(), ulids });
    if (changes.length === 0 && isDecided(payment)) {
      // Under another event id a copy tells a state of the payment, as any event about it does.
      return payment.line.eventId === event.id ? end : processTransactionEvent(deps, account, event);
    }
    const result = await store.commit(account, changes);
    switch (result.kind) {
      case 'committed': {
        const written = paymentIn(changes);
        if (written && remains(written)) await finish(deps, account, event, written);
        if (written?.state !== 'unmatched' || !(await store.isCarried(account, event.customer.id)))
          return 'done';
        // What it was decided on was not one moment: a payment beside it has made the customer meanwhile.
        payment = written;
        end = 'done';
        ({ settings, known } = await load());
        break;
      }
      case 'line_known':
        return 'copy';
      case 'payment_known':
        payment = result.payment;
        break;
      case 'lost':
        await pause(attempt);
        ({ settings, known } = await load());
    }
  }
  throw new RaceLost(`Lost ${maxAttempts} races.`);
}

/** A copy may name another email than the event that recorded the payment. */
const payerOf = ({ customer: { id } }: PaymentEvent, { line: { email } }: Payment) => ({
  id,
  ...(email !== undefined && { email }),
});

/** Step by step, each a write of its own; a crash in between leaves a payment that says so, and the next call goes on. */
async function finish(deps: Deps, account: Account, event: PaymentEvent, first: Payment): Promise<void> {
  const { store, pause } = deps;
  let payment = first;
  for (let attempt = 0; payment.dealsRemain;) {
    const changes = takeRemainingDeals(
      payment,
      await store.load(account, payerOf(event, payment), event.occurredAt),
    );
    const result = await store.commit(account, changes);
    if (result.kind === 'payment_known' && isDecided(result.payment)) ({ payment } = result);
    else if (result.kind === 'committed') payment = paymentIn(changes) ?? payment;
    else if (attempt < maxAttempts) await pause(attempt++);
    else throw new RaceLost(`Lost ${maxAttempts} races.`);
  }
  if (settlingRemains(payment)) await finishSettling(deps, account, event);
}
