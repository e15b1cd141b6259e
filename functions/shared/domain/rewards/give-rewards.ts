import type { Step } from '../lines/activity.ts';
import type { Code } from '../lines/codes.ts';
import { rewardId } from '../ids.ts';
import { judge, promisedBy, type Standing } from './judge.ts';
import type { JudgedByRule } from './judge-rule.ts';
import type { PartnerTerms } from './partner.ts';
import type { Payment } from '../payment/payment.ts';
import type { UsesByRule } from './rule-use.ts';

const stepWith = (code: Code, refs?: Step['refs']): Step => ({
  action: 'give_reward',
  code,
  ...(refs && { refs }),
});

/** Why nobody is promised anything for a payment; undefined where somebody is. */
function whyNothingPromised(
  partnerId: string | undefined,
  terms: PartnerTerms | undefined,
): Code | undefined {
  if (partnerId === undefined) return 'no_source_partner';
  if (terms === undefined) return 'partner_unknown';
  if (terms.status !== 'active') return 'partner_not_active';
  return terms.rules.length === 0 ? 'no_reward_rules' : undefined;
}

function refusalOf(ruleId: string, verdict: JudgedByRule): Step[] {
  if (verdict.kind === 'passed_over') return [stepWith('rule_used_up', { ruleId })];
  return verdict.kind === 'unrewarded' ? [stepWith(verdict.code, { ruleId })] : [];
}

export interface Earned extends Standing {
  readonly steps: readonly Step[];
  /** What the customer has of the limited rules by now; the same object where that is what it was. */
  readonly byRule: UsesByRule;
}

/** What a payment earns when it is recorded: at most one reward for each rule, and a step for each that says why. */
export function giveRewards(
  payment: Pick<Payment, 'ulid' | 'chargebeeTransactionId' | 'amount' | 'date' | 'ratedAnew'>,
  partnerId: string | undefined,
  terms: PartnerTerms | undefined,
  byRule: UsesByRule,
): Earned {
  const { ulid } = payment;
  const none = (code: Code) => [stepWith(code, partnerId === undefined ? undefined : { partnerId })];
  const why = whyNothingPromised(partnerId, terms);
  if (why !== undefined) return { rewards: [], byRule, steps: none(why) };

  const ruleIds = promisedBy(terms).map(({ ruleId }) => ruleId);
  const { verdicts, ...judged } = judge({ ...payment, rewards: [] }, ruleIds, { terms, byRule, ulid });
  const rewardIds = judged.rewards.map((_, place) => rewardId(ulid, place));
  const created = rewardIds.length > 0 ? [stepWith('reward_created', { rewardIds })] : [];
  const refused = [...verdicts].flatMap(([ruleId, verdict]) => refusalOf(ruleId, verdict));
  const steps = [...created, ...refused];
  return { ...judged, steps: steps.length > 0 ? steps : none('no_rule_in_force') };
}
