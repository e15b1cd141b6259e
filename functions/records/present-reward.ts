import type { RewardAnswer } from '../shared/api/reward-operations.ts';
import type { GivenReward } from '../shared/domain/payment/transaction.ts';
import { presentMoney } from '../shared/http/present-money.ts';
import { time } from '../shared/http/time.ts';

export const presentReward = (reward: GivenReward): RewardAnswer => ({
  id: reward.rewardId,
  partnerId: reward.partnerId,
  transactionId: reward.transactionId,
  customerId: reward.customerId,
  ruleId: reward.ruleId,
  ruleVersion: reward.ruleVersion,
  kind: reward.kind,
  amount: presentMoney(reward.amount),
  status: reward.status,
  payableAt: time(reward.payableAt),
});
