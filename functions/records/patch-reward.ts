import { rewardPlace } from '../shared/domain/ids.ts';
import { moveReward } from '../shared/domain/move-reward.ts';
import type { RewardStatus } from '../shared/domain/payment.ts';
import { problem, type Answer } from '../shared/http/answer.ts';
import type { ApiRequest } from '../shared/http/api-request.ts';
import { changeWrites } from '../shared/store/change-writes.ts';
import { commitWithRetries } from '../shared/store/commit-with-retries.ts';
import { findRecorded } from '../shared/store/find-recorded.ts';
import { recordedIn, rewardsIn, type Recorded } from '../shared/store/read-transactions.ts';
import { answerWith } from './answer-with.ts';
import type { Dependencies } from './dependencies.ts';
import { presentReward } from './present-reward.ts';
import { busy, changedMeanwhile, notFound } from '../shared/http/problems.ts';

const refusals = {
  transition_not_allowed: 'A pending reward is approved, an approved one paid, and either is cancelled.',
  not_payable_yet: 'The reward is held back: it is not paid before its payableAt.',
  cancelled_with_its_reward: 'What was taken back of a reward is cancelled together with that reward.',
} as const;

const isIn = (recorded: Recorded, id: string): boolean =>
  rewardsIn(recorded).some(({ rewardId }) => rewardId === id);

/** Moves a reward to another status, in the payment that it is kept with: only the version that was read is replaced. */
export async function patchReward(
  { table, clock }: Dependencies,
  {
    caller: { account },
    params: { id },
    body: { status },
    ifMatch,
  }: ApiRequest<{ readonly id: string }, unknown, { readonly status: RewardStatus }>,
): Promise<Answer> {
  const place = rewardPlace(id);
  const items = place ? await findRecorded(table, account, place.transactionUlid) : [];
  const recorded = items.flatMap(recordedIn).find((one) => isIn(one, id));
  if (place === undefined || recorded === undefined) return notFound;
  const { payment, entry } = recorded;
  if (payment.version !== ifMatch) return changedMeanwhile;
  const moved = moveReward(payment, { place: place.index, entry }, status, clock());
  if (moved.kind === 'refused') return problem(409, moved.reason, refusals[moved.reason]);
  const writes = changeWrites(account, { kind: 'put_payment', payment: moved.payment });
  const { kind } = await commitWithRetries(table, writes);
  if (kind !== 'committed') return kind === 'conflict' ? busy : changedMeanwhile;
  const after = rewardsIn({ ...recorded, payment: moved.payment }).find(({ rewardId }) => rewardId === id);
  return after === undefined ? notFound : answerWith(200, presentReward(after), after);
}
