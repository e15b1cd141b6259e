import { judgeRule } from './judge-rule.ts';
import type { PartnerTerms } from './partner.ts';
import { forgetPassedOver } from './passed-over.ts';
import type { Payment, Reward } from '../payment/payment.ts';
import { changeHeld, type UsesByRule } from './rule-use.ts';

/** A recorded payment as it was judged again, and what its customer has of the limited rules after that. */
export interface JudgedAgain {
  readonly payment: Payment;
  readonly byRule: UsesByRule;
  /** The rules that give it a reward by now, and gave it none before. */
  readonly admitted: readonly string[];
}

/** The limited rules that give this payment nothing, and would: they were used up, or it was dead. */
export const rulesToJudge = ({ rewards, passedOver = [] }: Payment): readonly string[] => [
  ...new Set([...rewards.flatMap(({ ruleId, use }) => (use === 'given_back' ? ruleId : [])), ...passedOver]),
];

/** Whether a limited rule gave a payment something, or passed it over: then its death, or its return, is judged. */
export const isLimitedPayment = ({ rewards, passedOver }: Payment): boolean =>
  passedOver !== undefined || rewards.some(({ use }) => use !== undefined);

/** A payment that died never brought money: it holds no use any more, and waits for none. */
export function giveBackUses(payment: Payment, before: UsesByRule): JudgedAgain {
  const { date, chargebeeTransactionId: id, passedOver = [] } = payment;
  let byRule = forgetPassedOver(before, passedOver, id);
  const rewards = payment.rewards.map((reward): Reward => {
    const { ruleId, ruleVersion, use } = reward;
    if (use !== 'held') return reward;
    byRule = { ...byRule, [ruleId]: changeHeld(byRule[ruleId], ruleVersion, date, -1) };
    return { ...reward, use: 'given_back' };
  });
  return { payment: { ...payment, rewards }, byRule, admitted: [] };
}

/**
 * Judges a live payment again by limited rules that gave it nothing. What they give now is recorded with an entry.
 * @param ruleIds of `rulesToJudge`
 * @param terms of the payment's own source partner
 * @param ulid of that entry
 */
export function judgeAgain(
  payment: Payment,
  ruleIds: readonly string[],
  { terms, byRule: before, ulid }: JudgingAgain,
): JudgedAgain {
  let byRule = before;
  let rewards = payment.rewards;
  const admitted: string[] = [];
  for (const rule of terms?.status === 'active' ? terms.rules : []) {
    if (!ruleIds.includes(rule.ruleId)) continue;
    const judged = judgeRule(rule, payment, byRule);
    if (judged.kind === 'passed_over') byRule = judged.byRule;
    if (judged.kind !== 'rewarded') continue;
    byRule = judged.byRule;
    admitted.push(rule.ruleId);
    rewards = withReward(rewards, judged.reward, ulid);
  }
  const passedOver = ruleIds.filter((ruleId) => !admitted.includes(ruleId));
  const others = (payment.passedOver ?? []).filter((ruleId) => !ruleIds.includes(ruleId));
  const { passedOver: _, ...rest } = payment;
  const waits = [...others, ...passedOver];
  return {
    payment: { ...rest, rewards, ...(waits.length > 0 && { passedOver: waits }) },
    byRule: forgetPassedOver(byRule, admitted, payment.chargebeeTransactionId),
    admitted,
  };
}

export interface JudgingAgain {
  readonly terms: PartnerTerms | undefined;
  readonly byRule: UsesByRule;
  readonly ulid: string;
}

/** The reward at its old place, where the same version gave it before; else at a new one, which the entry gives. */
function withReward(rewards: readonly Reward[], reward: Reward, ulid: string): readonly Reward[] {
  const { ruleId, ruleVersion } = reward;
  const place = rewards.findIndex(
    (one) => one.use === 'given_back' && one.ruleId === ruleId && one.ruleVersion === ruleVersion,
  );
  return place === -1
    ? [...rewards, { ...reward, givenBy: ulid }]
    : rewards.map((one, index) => (index === place ? { ...one, use: 'held' } : one));
}
