import { differenceOf } from '../shared/domain/audit/difference-of.ts';
import { newAuditEntry } from '../shared/domain/audit/new-audit-entry.ts';
import type { RewardStatus } from '../shared/domain/payment/payment.ts';
import { rewardOfCorrection, type Correction } from '../shared/domain/rewards/correction.ts';
import { whyNotMoved } from '../shared/domain/rewards/move-reward.ts';
import type { Answer } from '../shared/http/answer.ts';
import type { ApiRequest } from '../shared/http/api-request.ts';
import { busy, changedMeanwhile, notFound } from '../shared/http/problems.ts';
import { auditWrite } from '../shared/store/writes/audit-write.ts';
import { commitWithRetries } from '../shared/store/writes/commit-with-retries.ts';
import { correctionWrite } from '../shared/store/writes/correction-write.ts';
import { answerWith } from './answer-with.ts';
import type { Dependencies } from './dependencies.ts';
import { presentReward } from './present-reward.ts';
import { rewardRefusal } from './reward-refusal.ts';

/** Moves a correction to another status, as a reward is moved: only the version that was read is replaced. */
export async function patchCorrection(
  { table, clock, ulids }: Dependencies,
  {
    caller: { account, user: by },
    params: { id },
    body: { status },
    ifMatch,
  }: ApiRequest<{ readonly id: string }, unknown, { readonly status: RewardStatus }>,
  before: Correction,
): Promise<Answer> {
  if (rewardOfCorrection(before).rewardId !== id) return notFound;
  if (before.version !== ifMatch) return changedMeanwhile;
  const now = clock();
  const reason = whyNotMoved(before, status, now);
  if (reason !== undefined) return rewardRefusal(reason);
  const after: Correction = { ...before, status, version: before.version + 1 };
  const moved = rewardOfCorrection(after);
  const answer = presentReward(moved);
  const { customerId } = moved;
  const entry = newAuditEntry(
    { by, now, ulids },
    {
      action: 'reward_moved',
      record: { kind: 'reward', id },
      ...(customerId !== undefined && { customerId }),
      ...differenceOf(presentReward(rewardOfCorrection(before)), answer),
    },
  );
  const writes = [correctionWrite(account, after), auditWrite(account, entry)];
  const { kind } = await commitWithRetries(table, writes);
  if (kind !== 'committed') return kind === 'conflict' ? busy : changedMeanwhile;
  return answerWith(200, answer, moved);
}
