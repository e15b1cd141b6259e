import type { PaymentEvent } from '../shared/domain/event.ts';
import { isDecided } from '../shared/domain/payment/payment.ts';
import { settleRemaining, settlingRemains } from '../shared/domain/money-back/settle-remaining.ts';
import type { Account } from '../shared/store/account.ts';
import { maxAttempts, RaceLost, type Deps } from './deps.ts';

/** Settles what an earlier write of a payment left: each step is a write of its own, on what was read just before. */
export async function finishSettling(
  { store, clock, ulids, pause }: Deps,
  account: Account,
  event: PaymentEvent,
): Promise<void> {
  for (let attempt = 0; attempt < maxAttempts;) {
    const state = await store.loadLedger(account, event);
    if (!isDecided(state.payment) || !settlingRemains(state.payment)) return;
    const changes = settleRemaining(state.payment, state, { now: clock(), ulids });
    if (changes.length === 0) throw new RaceLost('It waits for an index that may be behind.');
    const { kind } = await store.commit(account, changes);
    if (kind !== 'committed') await pause(attempt++);
  }
  throw new RaceLost(`Lost ${maxAttempts} races.`);
}
