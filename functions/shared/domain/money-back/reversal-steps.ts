import { rewardId } from '../ids.ts';
import type { Step } from '../lines/activity.ts';
import type { Code } from '../lines/codes.ts';
import type { Payment } from '../payment/payment.ts';
import { rulesToJudge, type Judged } from '../rewards/judge.ts';
import type { Difference, RewardDifference } from './ledger.ts';

const action = 'reverse_reward';

/**
 * What became of the rewards of a payment of which money went back, or came again, rule by rule.
 * @param ulid of the entry that it makes
 */
export function reversalSteps(
  before: Payment,
  { rewards, verdicts }: Pick<Judged, 'rewards' | 'verdicts'>,
  { amount, rewards: changed }: Difference,
  ulid: string,
): Step[] {
  if (rewards.length === 0) return [{ action, code: 'no_reward_to_reverse' }];
  const isCancelled = ({ place }: RewardDifference) => rewards[place]?.status === 'cancelled';
  const stepOf = (code: Code, of: readonly RewardDifference[]): Step[] =>
    of.length === 0
      ? []
      : [{ action, code, refs: { rewardIds: of.map(({ place }) => rewardId(ulid, place)) } }];
  const had = rulesToJudge(before);
  const freed = rewards.flatMap(({ use, ruleId }) =>
    use === 'given_back' && !had.includes(ruleId) ? ruleId : [],
  );
  const refused = amount > 0 ? had.filter((ruleId) => verdicts.get(ruleId)?.kind !== 'rewarded') : [];
  const steps = [
    ...stepOf(
      amount < 0 ? 'reward_reversed' : 'reward_restored',
      changed.filter((one) => !isCancelled(one)),
    ),
    ...stepOf('reversal_of_cancelled', changed.filter(isCancelled)),
    ...freed.map((ruleId): Step => ({ action, code: 'use_given_back', refs: { ruleId } })),
    ...refused.map((ruleId): Step => ({ action, code: 'rule_used_up', refs: { ruleId } })),
  ];
  return steps.length > 0 ? steps : [{ action, code: 'reward_unchanged' }];
}
