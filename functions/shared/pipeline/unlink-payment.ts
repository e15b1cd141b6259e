import { remains } from '../domain/money-back/settle-remaining.ts';
import { keptEvent } from '../domain/payment/kept-event.ts';
import { isDecided, type Payment } from '../domain/payment/payment.ts';
import type { Account } from '../store/account.ts';
import type { Deps } from './deps.ts';
import { families } from './families.ts';
import { processEvent } from './process-event.ts';
import { recordLinked } from './record-linked.ts';
import { unlinking, type UnlinkAsked } from './unlink-families.ts';

/**
 * What became of a payment whose Chargebee customer was unlinked:
 * - `unmatched`: it waits in the inbox, or was recorded since for whom the Chargebee customer was linked to
 * - `kept`: something of it is paid, so it stays recorded
 * - `left`: it is none of them
 */
export type Unlinked = 'unmatched' | 'kept' | 'left';

/**
 * Takes a payment back into the inbox whose Chargebee customer was unlinked, and finishes what was cut short of that. It may be
 * called again at any point.
 * @throws what trying again later may mend
 */
export async function unlinkPayment(
  deps: Deps,
  account: Account,
  paymentId: string,
  asked: UnlinkAsked,
): Promise<Unlinked> {
  const read = async (): Promise<Payment | undefined> => {
    const payment = await deps.store.payment(account, paymentId);
    return isDecided(payment) ? payment : undefined;
  };
  const before = await read();
  const event = before && keptEvent(before, before.line);
  if (before === undefined || event === undefined) return 'left';
  if (before.state === 'recorded') {
    const end = await processEvent(deps, account, event, unlinking(asked));
    if (typeof end === 'object' && end.refused === 'paid') return 'kept';
    // Whoever else unlinks it may have done so meanwhile.
    if (typeof end === 'object' && (await read())?.state !== 'unmatched') return 'left';
  } else if (remains(before)) {
    await processEvent(deps, account, event, families.money_back);
  }
  const after = await read();
  // Whoever linked the Chargebee customer meanwhile did not find it in the inbox yet.
  if (after?.state === 'unmatched' && (await deps.store.isCarried(account, asked.chargebeeCustomerId)))
    await recordLinked(deps, account, after, asked.by);
  return 'unmatched';
}
