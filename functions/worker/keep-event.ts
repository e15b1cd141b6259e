import type { ChargebeeEvent } from '../shared/domain/event.ts';
import { failEvent } from '../shared/domain/lines/fail-event.ts';
import type { WhyFailed } from '../shared/domain/payment/fail-payment.ts';
import { whyNotActedOn } from '../shared/domain/payment/why-not-acted-on.ts';
import type { Account } from '../shared/store/account.ts';
import { commitLine } from './commit-line.ts';
import type { Deps } from './deps.ts';
import { keepFailed } from './keep-failed.ts';

/** An event that failed could not even be kept; `cause`: why it failed. */
class NotKept extends Error {
  override readonly name = 'NotKept';
}

/**
 * Keeps an event that is not decided: a payment as failed, and any other event with its line.
 * @param why the code that its line shows, and the error, which one in keeping it must not hide
 * @returns `copy` where it was decided before; undefined for a payment that is half done, or whose races were lost
 * @throws NotKept
 */
export async function keepEvent(
  deps: Deps,
  account: Account,
  event: ChargebeeEvent,
  why: { readonly code: WhyFailed; readonly cause: unknown },
): Promise<'failed' | 'copy' | undefined> {
  const { store, clock, ulids } = deps;
  try {
    if (event.type === 'payment_succeeded' && whyNotActedOn(event) === undefined) {
      return await keepFailed(deps, account, event, why.code);
    }
    const changes = failEvent(event, why.code, { now: clock(), ulids });
    return (await commitLine(store, account, changes)) === 'copy' ? 'copy' : 'failed';
  } catch (error) {
    throw new NotKept(`It could not be kept as failed: ${String(error)}`, { cause: why.cause });
  }
}
