import { decideTransactionEvent } from '../shared/domain/money-back/decide-transaction-event.ts';
import type { StateEvent } from '../shared/domain/event.ts';
import type { Account } from '../shared/store/account.ts';
import { maxAttempts, RaceLost, type Deps } from './deps.ts';

/**
 * load → decide → commit, again when a race was lost, and as long as more is to be done than fits into one write. It may
 * be called again for the same event at any point, and changes nothing more.
 * @returns `copy` for an event that was done before
 * @throws RaceLost, or what the store throws; nothing is half done then that a further call would not finish
 */
export async function processTransactionEvent(
  { store, clock, ulids, pause }: Deps,
  account: Account,
  event: StateEvent,
): Promise<'done' | 'copy'> {
  let written = false;
  for (let attempt = 0; attempt < maxAttempts;) {
    const state = await store.loadLedger(account, event);
    const { changes, more } = decideTransactionEvent({ event, state, now: clock(), ulids });
    if (changes.length === 0) throw new RaceLost('It waits for an index that may be behind.');
    const { kind } = await store.commit(account, changes);
    if (kind === 'line_known') return written ? 'done' : 'copy';
    if (kind !== 'committed') await pause(attempt++);
    else if (!more) return 'done';
    else written ||= changes.some((change) => change.kind === 'put_line' && change.line.eventId === event.id);
  }
  throw new RaceLost(`Lost ${maxAttempts} races.`);
}
