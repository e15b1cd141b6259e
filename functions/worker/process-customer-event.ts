import { decideCustomerEvent } from '../shared/domain/customer/decide-customer-event.ts';
import type { CustomerEvent } from '../shared/domain/event.ts';
import type { Account } from '../shared/store/account.ts';
import { maxAttempts, RaceLost, type Deps } from './deps.ts';

/**
 * load → decide → commit, again when a race was lost.
 * @returns `copy` for an event that was done before
 * @throws RaceLost, or what the store throws; nothing is written then
 */
export async function processCustomerEvent(
  { store, clock, ulids, pause }: Deps,
  account: Account,
  event: CustomerEvent,
): Promise<'done' | 'copy'> {
  for (let attempt = 0; attempt < maxAttempts; attempt++) {
    const [settings, state] = await Promise.all([
      store.settings(account),
      store.loadCustomer(account, event.customer),
    ]);
    const changes = decideCustomerEvent({ event, state, settings, now: clock(), ulids });
    const { kind } = await store.commit(account, changes);
    if (kind === 'line_known') return 'copy';
    if (kind === 'committed') return 'done';
    await pause(attempt);
  }
  throw new RaceLost(`Lost ${maxAttempts} races.`);
}
