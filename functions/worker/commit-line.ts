import type { Change } from '../shared/domain/change.ts';
import type { Account } from '../shared/store/account.ts';
import type { PaymentStore } from '../shared/store/payment-store.ts';
import { RaceLost } from './deps.ts';

/**
 * Commits the line of an event of which nothing else comes.
 * @returns `copy` where the event has one
 * @throws RaceLost while another write has hold of it
 */
export async function commitLine(
  store: PaymentStore,
  account: Account,
  changes: readonly Change[],
): Promise<'done' | 'copy'> {
  const { kind } = await store.commit(account, changes);
  if (kind === 'lost') throw new RaceLost('Its line is being written.');
  return kind === 'committed' ? 'done' : 'copy';
}
