import { idOf } from '../shared/domain/ids.ts';
import { isDecided, type Payment } from '../shared/domain/payment/payment.ts';
import { rewardsOf } from '../shared/domain/payment/transaction.ts';
import type { Deps } from '../shared/pipeline/deps.ts';
import type { Caller } from '../shared/http/caller.ts';
import { recordLinked } from '../shared/pipeline/record-linked.ts';
import { countUnmatchedOf, unmatchedOf } from '../shared/store/reads/unmatched-of.ts';
import type { Dependencies } from './dependencies.ts';
import { startJob } from './start-job.ts';

/** A payment that was recorded, as it is answered. */
export const presentRecorded = (payment: Payment) => ({
  chargebeeTransactionId: payment.chargebeeTransactionId,
  transactionId: idOf('transaction', payment.ulid),
  rewardIds: rewardsOf(payment).map(({ rewardId }) => rewardId),
});

/** So many are recorded while the admin waits. */
const maxAtOnce = 50;

/**
 * Records what else waits in the inbox of a Chargebee customer that was linked, the oldest payment first. A job goes on with what
 * is too much for the admin to wait for.
 * @returns `remaining`: how many wait still
 */
export async function recordOthers(
  deps: Deps & Pick<Dependencies, 'table' | 'sendJob'>,
  caller: Caller,
  chargebeeCustomerId: string,
) {
  const { table, store } = deps;
  const { account, user } = caller;
  const { payments, last } = await unmatchedOf(table, account, chargebeeCustomerId, {
    after: '',
    count: maxAtOnce,
  });
  const recorded: ReturnType<typeof presentRecorded>[] = [];
  for (const payment of payments) {
    await recordLinked(deps, account, payment, user);
    const after = await store.payment(account, payment.chargebeeTransactionId);
    if (isDecided(after) && after.state === 'recorded') recorded.push(presentRecorded(after));
  }
  const remaining =
    last === undefined ? 0 : await countUnmatchedOf(table, account, chargebeeCustomerId, last);
  if (remaining > 0) await startJob(deps, { caller }, { kind: 'link', asked: { chargebeeCustomerId } });
  return { recorded, remaining };
}
