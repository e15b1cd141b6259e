import { keptEvent } from '../shared/domain/payment/kept-event.ts';
import { idOf } from '../shared/domain/ids.ts';
import { isDecided, type Payment } from '../shared/domain/payment/payment.ts';
import { rewardsOf } from '../shared/domain/payment/transaction.ts';
import type { Deps } from '../shared/pipeline/deps.ts';
import { replaying } from '../shared/pipeline/families.ts';
import { processEvent } from '../shared/pipeline/process-event.ts';
import type { Account } from '../shared/store/account.ts';
import { unmatchedOf } from '../shared/store/reads/unmatched-of.ts';
import type { Dependencies } from './dependencies.ts';

/** A payment that was recorded, as it is answered. */
export const presentRecorded = (payment: Payment) => ({
  chargebeeTransactionId: payment.chargebeeTransactionId,
  transactionId: idOf('transaction', payment.ulid),
  rewardIds: rewardsOf(payment).map(({ rewardId }) => rewardId),
});

/** So many are recorded while the admin waits. */
const maxAtOnce = 50;

/**
 * Records what else waits in the inbox of a Chargebee customer that was tied to a customer, the oldest payment first.
 * @returns `remaining`: how many wait still
 */
export async function recordOthers(
  deps: Deps & Pick<Dependencies, 'table'>,
  account: Account,
  chargebeeCustomerId: string,
  by: string,
) {
  const { payments, more } = await unmatchedOf(deps.table, account, chargebeeCustomerId, maxAtOnce);
  const recorded: ReturnType<typeof presentRecorded>[] = [];
  for (const payment of payments) {
    const event = keptEvent(payment, payment.line);
    if (event === undefined) continue;
    await processEvent(deps, account, event, replaying(event.type, { kind: 'link', by }));
    const after = await deps.store.payment(account, payment.chargebeeTransactionId);
    if (isDecided(after) && after.state === 'recorded') recorded.push(presentRecorded(after));
  }
  return { recorded, remaining: payments.length - recorded.length + more };
}
