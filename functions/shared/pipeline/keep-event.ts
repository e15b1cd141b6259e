import type { ChargebeeEvent } from '../domain/event.ts';
import type { End } from '../domain/decision.ts';
import type { Asked } from '../domain/payment/asked.ts';
import type { WhyFailed } from '../domain/payment/fail-payment.ts';
import type { Account } from '../store/account.ts';
import { audited } from './audited.ts';
import { RaceLost, type Deps } from './deps.ts';
import { failing } from './families.ts';
import { processEvent } from './process-event.ts';

/** An event that failed could not even be kept; `cause`: why it failed. */
class NotKept extends Error {
  override readonly name = 'NotKept';
}

/**
 * Keeps an event that is not decided: a payment as failed, and any other event with its line.
 * @param why the code that its line shows, and the error, which one in keeping it must not hide; and who asked, if an admin did
 * @returns `copy` where it was decided before; undefined for a payment that is half done, or whose races were lost
 * @throws NotKept
 */
export async function keepEvent(
  deps: Deps,
  account: Account,
  event: ChargebeeEvent,
  why: { readonly code: WhyFailed; readonly cause: unknown; readonly asked?: Asked },
): Promise<End | undefined> {
  try {
    const family = failing(why.code);
    return await processEvent(deps, account, event, why.asked ? audited(family, why.asked) : family);
  } catch (error) {
    if (error instanceof RaceLost) return undefined;
    throw new NotKept(`It could not be kept as failed: ${String(error)}`, { cause: why.cause });
  }
}
