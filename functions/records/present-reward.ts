import { decodeTime } from 'ulid';
import type { RewardAnswer } from '../shared/api/reward-operations.ts';
import { rewardPlace } from '../shared/domain/ids.ts';
import type { GivenReward } from '../shared/domain/payment/transaction.ts';
import { presentMoney } from '../shared/http/present-money.ts';
import { time } from '../shared/http/time.ts';

/** When it was given: its id says so. */
const createdAt = ({ rewardId }: GivenReward): number =>
  decodeTime(rewardPlace(rewardId)?.transactionUlid ?? '');

/** A reward as the API answers it. */
export const presentReward = (reward: GivenReward): RewardAnswer => ({
  id: reward.rewardId,
  partnerId: reward.partnerId,
  transactionId: reward.transactionId ?? null,
  customerId: reward.customerId ?? null,
  ruleId: reward.ruleId ?? null,
  ruleVersion: reward.ruleVersion ?? null,
  kind: reward.kind,
  amount: presentMoney(reward.amount),
  status: reward.status,
  payableAt: time(reward.payableAt),
  reason: reward.reason ?? null,
  createdAt: time(createdAt(reward)),
  createdBy: reward.createdBy ?? null,
});
