import type { ProgramAnswer } from '../../shared/api/program-operations.ts';
import type { Lasts, RewardTerms, RuleVersion } from '../../shared/domain/rewards/program.ts';
import { presentMoney } from '../../shared/http/present-money.ts';

const presentReward = (reward: RewardTerms): RewardTerms =>
  reward.kind === 'flat'
    ? { kind: reward.kind, amount: presentMoney(reward.amount) }
    : { kind: reward.kind, basisPoints: reward.basisPoints };

const presentLasts = (lasts: Lasts): Lasts =>
  lasts.kind === 'forever' ? { kind: lasts.kind } : { kind: lasts.kind, count: lasts.count };

/** A rule as it is answered, in one of its wordings. */
export const presentRule = (
  id: string,
  { version, name, reward, lasts, minimum, holdDays }: RuleVersion,
): ProgramAnswer['rewardRules'][number] => ({
  id,
  version,
  name,
  reward: presentReward(reward),
  lasts: presentLasts(lasts),
  minimum: minimum && presentMoney(minimum),
  holdDays,
});
