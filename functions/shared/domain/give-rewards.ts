import type { Step } from './activity.ts';
import type { Code } from './codes.ts';
import { rewardId } from './ids.ts';
import { shareOf, type Money } from './money.ts';
import type { PartnerTerms } from './partner.ts';
import type { Reward } from './payment.ts';
import { isUsedUp, useOnce, type RuleUse, type RuleUses } from './rule-use.ts';
import { versionInForce, type RuleTerms, type RuleVersion } from './program.ts';

const dayMs = 86_400_000;

/** What a rule pays for an amount; a code where it pays nothing. */
export function ruleAmount(
  { reward, minimum }: Pick<RuleTerms, 'reward' | 'minimum'>,
  paid: Money,
): Money | 'other_currency' | 'below_minimum' | 'reward_zero' {
  if (paid.amount === 0) return 'reward_zero';
  if (minimum !== null && minimum.currency !== paid.currency) return 'other_currency';
  if (minimum !== null && paid.amount < minimum.amount) return 'below_minimum';
  const earned =
    reward.kind === 'flat'
      ? reward.amount
      : { amount: shareOf(paid.amount, reward.basisPoints), currency: paid.currency };
  return earned.amount === 0 ? 'reward_zero' : earned;
}

function judge(ruleId: string, terms: RuleVersion, paid: Money, date: number): Reward | Code {
  const amount = ruleAmount(terms, paid);
  if (typeof amount === 'string') return amount;
  const payableAt = date + terms.holdDays * dayMs;
  const { version: ruleVersion, reward, minimum } = terms;
  return {
    ruleId,
    ruleVersion,
    amount,
    status: 'pending',
    payableAt,
    ...(reward.kind === 'percentage' && { basisPoints: reward.basisPoints }),
    ...(minimum !== null && { minimum }),
  };
}

const stepWith = (code: Code, refs?: Step['refs']): Step => ({
  action: 'give_reward',
  code,
  ...(refs && { refs }),
});

export interface Earned {
  readonly rewards: readonly Reward[];
  readonly steps: readonly Step[];
  /** What the customer has had of the limited rules by now; absent where that is what it was. */
  readonly uses?: RuleUses;
}

/** At most one reward for each rule of the source partner's program, and a step for each rule that says why. */
export function giveRewards(
  transaction: { readonly ulid: string; readonly amount: Money; readonly date: number },
  partnerId: string | undefined,
  terms: PartnerTerms | undefined,
  uses: RuleUses | undefined,
): Earned {
  const none = (code: Code): Earned => ({
    rewards: [],
    steps: [stepWith(code, partnerId === undefined ? undefined : { partnerId })],
  });
  if (partnerId === undefined) return none('no_source_partner');
  if (terms === undefined) return none('partner_unknown');
  if (terms.status !== 'active') return none('partner_not_active');
  if (terms.rules.length === 0) return none('no_reward_rules');

  const { amount, date, ulid } = transaction;
  const rewards: Reward[] = [];
  const refused: Step[] = [];
  const byRule: Record<string, RuleUse> = {};
  for (const rule of terms.rules) {
    const { ruleId } = rule;
    const inForce = versionInForce(rule, date);
    if (inForce === undefined) continue;
    const use = uses?.byRule[ruleId];
    const judged = isUsedUp(rule, inForce, use, date) ? 'rule_used_up' : judge(ruleId, inForce, amount, date);
    if (typeof judged === 'string') {
      refused.push(stepWith(judged, { ruleId }));
      continue;
    }
    rewards.push(judged);
    const usedOnce = useOnce(rule, inForce, use, date);
    if (usedOnce !== undefined) byRule[ruleId] = usedOnce;
  }
  if (rewards.length === 0)
    return refused.length === 0 ? none('no_rule_in_force') : { rewards, steps: refused };
  const rewardIds = rewards.map((_, index) => rewardId(ulid, index));
  const used = Object.keys(byRule).length > 0 && {
    uses: { version: (uses?.version ?? 0) + 1, byRule: { ...uses?.byRule, ...byRule } },
  };
  return { rewards, steps: [stepWith('reward_created', { rewardIds }), ...refused], ...used };
}
