import type { NewCorrection } from '../shared/api/reward-operations.ts';
import { differenceOf } from '../shared/domain/audit/difference-of.ts';
import { newAuditEntry } from '../shared/domain/audit/new-audit-entry.ts';
import { rewardOfCorrection, type Correction } from '../shared/domain/rewards/correction.ts';
import type { Answer } from '../shared/http/answer.ts';
import type { ApiRequest } from '../shared/http/api-request.ts';
import { onceAnswer } from '../shared/http/once-answer.ts';
import { auditWrite } from '../shared/store/writes/audit-write.ts';
import { correctionWrite } from '../shared/store/writes/correction-write.ts';
import { commitOnce } from '../shared/store/writes/idempotency.ts';
import { answerWith } from './answer-with.ts';
import type { Dependencies } from './dependencies.ts';
import { checksOf, referenceGuard, whyRefused } from './guard.ts';
import { presentReward } from './present-reward.ts';

/** Gives a partner a reward by hand, once under its Idempotency-Key. */
export async function createCorrection(
  { table, clock, ulids }: Dependencies,
  {
    caller: { account, user: by },
    body,
    idempotency,
  }: Pick<ApiRequest<unknown, unknown, NewCorrection>, 'caller' | 'body' | 'idempotency'>,
): Promise<Answer> {
  const { customerId, ...said } = body;
  const now = clock();
  const correction: Correction = {
    ...said,
    ...(customerId !== undefined && { customerId }),
    ulid: ulids(),
    version: 1,
    status: 'pending',
    payableAt: now,
    by,
  };
  const reward = rewardOfCorrection(correction);
  const presented = presentReward(reward);
  const answer = answerWith(201, presented, reward, { location: `/v1/rewards/${presented.id}` });
  const guards = [
    ...referenceGuard(account, 'partner', 'partnerId', [undefined, correction.partnerId]),
    ...referenceGuard(account, 'customer', 'customerId', [undefined, customerId]),
  ];
  const entry = newAuditEntry(
    { by, now, ulids },
    {
      action: 'reward_corrected',
      record: { kind: 'reward', id: presented.id },
      ...(customerId !== undefined && { customerId }),
      ...differenceOf(undefined, presented),
      reason: correction.reason,
    },
  );
  const writes = [correctionWrite(account, correction), auditWrite(account, entry), ...checksOf(guards)];
  const result = await commitOnce(table, account, { writes, answer, now, idempotency });
  return onceAnswer(result, answer, ({ refused }) => whyRefused(refused, guards));
}
