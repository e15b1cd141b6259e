import type { Step } from '../lines/activity.ts';
import type { Code } from '../lines/codes.ts';
import { rewardId } from '../ids.ts';
import { judgeRule } from './judge-rule.ts';
import type { PartnerTerms } from './partner.ts';
import type { Payment, Reward } from '../payment/payment.ts';
import type { UsesByRule } from './rule-use.ts';

const stepWith = (code: Code, refs?: Step['refs']): Step => ({
  action: 'give_reward',
  code,
  ...(refs && { refs }),
});

export interface Earned {
  readonly rewards: readonly Reward[];
  /** The limited rules that were used up; absent where none was. */
  readonly passedOver?: readonly string[];
  readonly steps: readonly Step[];
  /** What the customer has of the limited rules by now; the same object where that is what it was. */
  readonly byRule: UsesByRule;
}

/** At most one reward for each rule of the source partner's program, and a step for each rule that says why. */
export function giveRewards(
  payment: Pick<Payment, 'ulid' | 'chargebeeTransactionId' | 'amount' | 'date'>,
  partnerId: string | undefined,
  terms: PartnerTerms | undefined,
  before: UsesByRule,
): Earned {
  const none = (code: Code): Earned => ({
    rewards: [],
    steps: [stepWith(code, partnerId === undefined ? undefined : { partnerId })],
    byRule: before,
  });
  if (partnerId === undefined) return none('no_source_partner');
  if (terms === undefined) return none('partner_unknown');
  if (terms.status !== 'active') return none('partner_not_active');
  if (terms.rules.length === 0) return none('no_reward_rules');

  let byRule = before;
  const rewards: Reward[] = [];
  const passedOver: string[] = [];
  const refused: Step[] = [];
  for (const rule of terms.rules) {
    const { ruleId } = rule;
    const judged = judgeRule(rule, payment, byRule);
    switch (judged.kind) {
      case 'rewarded':
        rewards.push(judged.reward);
        byRule = judged.byRule;
        break;
      case 'passed_over':
        passedOver.push(ruleId);
        refused.push(stepWith('rule_used_up', { ruleId }));
        byRule = judged.byRule;
        break;
      case 'unrewarded':
        refused.push(stepWith(judged.code, { ruleId }));
        break;
      case 'not_in_force':
    }
  }
  if (rewards.length === 0 && refused.length === 0) return none('no_rule_in_force');
  const rewardIds = rewards.map((_, place) => rewardId(payment.ulid, place));
  const created = rewards.length > 0 ? [stepWith('reward_created', { rewardIds })] : [];
  return {
    rewards,
    ...(passedOver.length > 0 && { passedOver }),
    steps: [...created, ...refused],
    byRule,
  };
}
