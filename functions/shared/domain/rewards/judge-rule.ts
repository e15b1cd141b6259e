import type { Code } from '../lines/codes.ts';
import { shareOf, type Money } from '../money.ts';
import { passOver } from './passed-over.ts';
import type { Payment, Reward } from '../payment/payment.ts';
import type { RewardRule, RuleTerms } from './program.ts';
import { versionInForce } from './program.ts';
import { changeHeld, isLimited, isUsedUp, type UsesByRule } from './rule-use.ts';

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

/** What a rule makes of a payment, and the uses of the limited rules after that. */
export type JudgedByRule =
  | { readonly kind: 'rewarded'; readonly reward: Reward; readonly byRule: UsesByRule }
  | { readonly kind: 'passed_over'; readonly byRule: UsesByRule }
  | { readonly kind: 'unrewarded'; readonly code: Code }
  | { readonly kind: 'not_in_force' };

/**
 * Judges a live payment by the version of a rule in force at its date, by all that was paid: what goes back later lowers
 * the reward, and gives no use back.
 * @param byRule what the payment's customer has of the limited rules
 * @param at when the version was in force, where the payment was rated anew; epoch milliseconds
 */
export function judgeRule(
  rule: RewardRule,
  {
    chargebeeTransactionId: id,
    amount: paid,
    date,
  }: Pick<Payment, 'chargebeeTransactionId' | 'amount' | 'date'>,
  byRule: UsesByRule,
  at = date,
): JudgedByRule {
  const { ruleId, versions } = rule;
  const inForce = versionInForce(rule, at);
  if (inForce === undefined) return { kind: 'not_in_force' };
  const amount = ruleAmount(inForce, paid);
  if (typeof amount === 'string') return { kind: 'unrewarded', code: amount };
  const use = byRule[ruleId];
  if (use !== undefined && isUsedUp(rule, inForce, use, date)) {
    const after = passOver(use, { id, date });
    return { kind: 'passed_over', byRule: after === use ? byRule : { ...byRule, [ruleId]: after } };
  }
  const { version: ruleVersion, reward, minimum, holdDays } = inForce;
  const counts = versions.some(isLimited);
  return {
    kind: 'rewarded',
    reward: {
      ruleId,
      ruleVersion,
      amount,
      status: 'pending',
      payableAt: date + holdDays * dayMs,
      ...(reward.kind === 'percentage' && { basisPoints: reward.basisPoints }),
      ...(minimum !== null && { minimum }),
      ...(counts && { use: 'held' as const }),
    },
    byRule: counts ? { ...byRule, [ruleId]: changeHeld(use, ruleVersion, date, 1) } : byRule,
  };
}
