import type { Change } from '../shared/domain/change.ts';
import { decidePayment } from '../shared/domain/decide-payment.ts';
import type { PaymentEvent } from '../shared/domain/event.ts';
import type { Ulids } from '../shared/domain/ids.ts';
import { nothingKnown } from '../shared/domain/payment-state.ts';
import { isDecided, type KnownPayment, type Payment } from '../shared/domain/payment.ts';
import { settleRemaining } from '../shared/domain/settle-remaining.ts';
import { takeRemainingDeals } from '../shared/domain/take-remaining-deals.ts';
import { whyNotActedOn } from '../shared/domain/why-not-acted-on.ts';
import type { Account } from '../shared/store/account.ts';
import type { Clock } from '../shared/remember.ts';
import type { PaymentStore } from '../shared/store/payment-store.ts';

export interface Deps {
  readonly store: PaymentStore;
  readonly clock: Clock;
  readonly ulids: Ulids;
  /** Waits a random while that grows with the attempt, so that whoever collided does not collide again. */
  readonly pause: (attempt: number) => Promise<void>;
}

/** Lost races before the queue has to bring the event again, later. */
export const maxAttempts = 8;

/** What was written was decided on what has changed too often meanwhile. */
export class RaceLost extends Error {
  override readonly name = 'RaceLost';
}

/** Whether the event that recorded it is not done yet. */
export const remains = ({ dealsRemain, waitingRemain }: Payment): boolean =>
  dealsRemain === true || waitingRemain === true;

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
    return { settings, known: ignored ? nothingKnown : await store.load(account, event.customer) };
  };
  let { settings, known } = await load();
  let payment: KnownPayment | undefined;
  for (let attempt = 0; attempt < maxAttempts; attempt++) {
    if (isDecided(payment) && remains(payment) && payment.line.eventId === event.id) {
      return finish(deps, account, event, payment);
    }
    const waiting = payment?.waits ? await store.loadWaiting(account, event.transaction.id) : [];
    const state = { ...known, waiting, ...(payment && { payment }) };
    const changes = decidePayment({ event, state, settings, now: clock(), ulids });
    if (changes.length === 0) return 'copy';
    const result = await store.commit(account, changes);
    switch (result.kind) {
      case 'committed': {
        const written = paymentIn(changes);
        return written && remains(written) ? finish(deps, account, event, written) : 'done';
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
async function finish(
  { store, clock, ulids, pause }: Deps,
  account: Account,
  event: PaymentEvent,
  first: Payment,
): Promise<'done'> {
  let payment = first;
  for (let attempt = 0; attempt < maxAttempts;) {
    const changes = payment.dealsRemain
      ? takeRemainingDeals(payment, await store.load(account, payerOf(event, payment)))
      : settleRemaining(payment, await store.loadWaiting(account, event.transaction.id), {
          now: clock(),
          ulids,
        });
    const result = await store.commit(account, changes);
    if (result.kind === 'payment_known' && isDecided(result.payment)) payment = result.payment;
    else if (result.kind === 'committed') payment = paymentIn(changes) ?? payment;
    else await pause(attempt++);
    if (!remains(payment)) return 'done';
  }
  throw new RaceLost(`Lost ${maxAttempts} races.`);
}
