import type { ChargebeeEvent } from '../shared/domain/event.ts';
import { failEvent } from '../shared/domain/fail-event.ts';
import type { WhyFailed } from '../shared/domain/fail-payment.ts';
import { whyNotActedOn } from '../shared/domain/why-not-acted-on.ts';
import type { Account } from '../shared/store/account.ts';
import { commitLine } from './commit-line.ts';
import { keepFailed } from './keep-failed.ts';
import type { Deps } from './process-payment.ts';

/**
 * Keeps an event that is not decided: a payment as failed, and any other event with its line.
 * @returns undefined where that is not to be: it is half done, or its races were lost
 */
export async function keepEvent(
  deps: Deps,
  account: Account,
  event: ChargebeeEvent,
  code: WhyFailed,
): Promise<'failed' | 'copy' | undefined> {
  if (event.type === 'payment_succeeded' && whyNotActedOn(event) === undefined) {
    return keepFailed(deps, account, event, code);
  }
  const { store, clock, ulids } = deps;
  const { paymentId } =
    'transaction' in event ? await store.place(account, event.transaction) : { paymentId: undefined };
  const changes = failEvent(event, paymentId, code, { now: clock(), ulids });
  await commitLine(store, account, changes);
  return 'failed';
}
