import { differenceOf } from '../shared/domain/audit/difference-of.ts';
import { newAuditEntry } from '../shared/domain/audit/new-audit-entry.ts';
import { rewardPlace } from '../shared/domain/ids.ts';
import { moveReversal, type MovedReversal } from '../shared/domain/rewards/move-reversal.ts';
import { moveReward, type MovedReward } from '../shared/domain/rewards/move-reward.ts';
import type { RewardStatus } from '../shared/domain/payment/payment.ts';
import type { Answer } from '../shared/http/answer.ts';
import type { ApiRequest } from '../shared/http/api-request.ts';
import type { Account } from '../shared/store/account.ts';
import { movedRewardWrites } from '../shared/store/writes/moved-reward-writes.ts';
import { auditWrite } from '../shared/store/writes/audit-write.ts';
import { commitWithRetries } from '../shared/store/writes/commit-with-retries.ts';
import { findRecorded } from '../shared/store/reads/find-recorded.ts';
import { readEntries } from '../shared/store/reads/read-entries.ts';
import { recordedIn, rewardsIn, type Recorded } from '../shared/store/items/read-transactions.ts';
import { readCorrection } from '../shared/store/items/correction-item.ts';
import { isCorrection } from '../shared/store/keys.ts';
import { answerWith } from './answer-with.ts';
import type { Dependencies } from './dependencies.ts';
import { patchCorrection } from './patch-correction.ts';
import { presentReward } from './present-reward.ts';
import { rewardRefusal } from './reward-refusal.ts';
import { busy, changedMeanwhile, notFound } from '../shared/http/problems.ts';

const isIn = (recorded: Recorded, id: string): boolean =>
  rewardsIn(recorded).some(({ rewardId }) => rewardId === id);

/** The payment with this reward of it moved. */
async function move(
  { table, clock }: Dependencies,
  account: Account,
  { payment, entry }: Recorded,
  place: number,
  status: RewardStatus,
): Promise<MovedReversal | MovedReward> {
  // What the entry itself gave is a reward like any other; all else in it takes one back, or gives it again.
  const isReward = entry === undefined || payment.rewards[place]?.givenBy === entry.ulid;
  if (isReward) return moveReward(payment, place, status, clock());
  const entries = await readEntries(table, account, payment.chargebeeTransactionId);
  return moveReversal(payment, { place, entry }, entries, status);
}

/** Moves a reward to another status, in the payment that it is kept with: only the version that was read is replaced. */
export async function patchReward(
  deps: Dependencies,
  request: ApiRequest<{ readonly id: string }, unknown, { readonly status: RewardStatus }>,
): Promise<Answer> {
  const {
    caller: { account, user: by },
    params: { id },
    body: { status },
    ifMatch,
  } = request;
  const { table, clock, ulids } = deps;
  const place = rewardPlace(id);
  const items = place ? await findRecorded(table, account, place.transactionUlid) : [];
  const correction = items.find(({ sk }) => isCorrection(sk));
  if (correction) return patchCorrection(deps, request, readCorrection(correction));
  const recorded = items.flatMap(recordedIn).find((one) => isIn(one, id));
  if (place === undefined || recorded === undefined) return notFound;
  if (recorded.payment.version !== ifMatch) return changedMeanwhile;
  const moved = await move(deps, account, recorded, place.index, status);
  if (moved.kind === 'refused') return rewardRefusal(moved.reason);
  const shown = (one: Recorded) => {
    const reward = rewardsIn(one).find(({ rewardId }) => rewardId === id);
    return reward && { reward, answer: presentReward(reward) };
  };
  const [before, after] = [shown(recorded), shown({ ...recorded, payment: moved.payment })];
  if (after === undefined) return notFound;
  const entry = newAuditEntry(
    { by, now: clock(), ulids },
    {
      action: 'reward_moved',
      record: { kind: 'reward', id },
      ...(after.reward.customerId !== undefined && { customerId: after.reward.customerId }),
      ...differenceOf(before?.answer, after.answer),
    },
  );
  const writes = [...movedRewardWrites(account, moved.payment, recorded), auditWrite(account, entry)];
  const { kind } = await commitWithRetries(table, writes);
  if (kind !== 'committed') return kind === 'conflict' ? busy : changedMeanwhile;
  return answerWith(200, after.answer, after.reward);
}
