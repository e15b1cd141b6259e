import { isDeadPayment } from '../money-back/ledger.ts';
import type { Payment, Reward } from '../payment/payment.ts';
import { giveBackUses } from './give-back-uses.ts';
import { judgeRule, type JudgedByRule } from './judge-rule.ts';
import type { PartnerTerms } from './partner.ts';
import { forgetPassedOver } from './passed-over.ts';
import type { RewardRule } from './program.ts';
import type { UsesByRule } from './rule-use.ts';

/** By what a payment is judged. */
export interface Judging {
  /** Of its source partner; undefined where there is none. */
  readonly terms: PartnerTerms | undefined;
  /** What its customer has of the limited rules. */
  readonly byRule: UsesByRule;
  /** What gives a reward now: the payment's own, or that of an entry beside it. */
  readonly ulid: string;
}

/** What stands of a payment beside its facts. */
export interface Standing {
  readonly rewards: readonly Reward[];
  /** Limited rules that were used up when they judged it; absent where none was. */
  readonly passedOver?: readonly string[];
}

/** What should stand of a payment. What is recorded less than that is appended. */
export interface Judged extends Standing {
  /** What its customer has of the limited rules after that; the same object where nothing of it changed. */
  readonly byRule: UsesByRule;
  /** What each of the rules said that judged it. */
  readonly verdicts: ReadonlyMap<string, JudgedByRule>;
}

/** What of a payment it is judged by. */
type Facts = Pick<
  Payment,
  'ulid' | 'chargebeeTransactionId' | 'amount' | 'date' | 'status' | 'refunds' | 'ratedAnew'
> &
  Standing;

/** The payment as it should stand. */
export function standing({ passedOver: _, ...payment }: Payment, judged: Standing): Payment {
  const { rewards, passedOver } = judged;
  return { ...payment, rewards, ...(passedOver && { passedOver }) };
}

/** Only an active partner is promised anything. */
export const promisedBy = (terms: PartnerTerms | undefined): readonly RewardRule[] =>
  terms?.status === 'active' ? terms.rules : [];

/** When the versions of the rules that judge a payment were in force: at its date, unless it was rated anew by this program. */
export const judgedAt = (
  { date, ratedAnew }: Pick<Payment, 'date' | 'ratedAnew'>,
  terms: PartnerTerms | undefined,
): number => (ratedAnew !== undefined && ratedAnew.programId === terms?.programId ? ratedAnew.at : date);

/** The limited rules that give this payment nothing, and would: they were used up, or it was dead. */
export const rulesToJudge = ({ rewards, passedOver = [] }: Standing): readonly string[] => [
  ...new Set([...rewards.flatMap(({ ruleId, use }) => (use === 'given_back' ? ruleId : [])), ...passedOver]),
];

/** Whether a limited rule gave a payment something, or passed it over: then its death, or its return, is judged. */
export const isLimitedPayment = ({ rewards, passedOver }: Standing): boolean =>
  passedOver !== undefined || rewards.some(({ use }) => use === 'held' || use === 'given_back');

const isGone = ({ use }: Reward): boolean => use === 'given_back' || use === 'replaced';

function takenUp({ use: _, ...before }: Reward, { use }: Reward): Reward {
  return { ...before, ...(use !== undefined && { use }) };
}

/** The reward at its old place, where the same version gave it to the same partner before; else at a new one. */
function withReward(rewards: readonly Reward[], reward: Reward): readonly Reward[] {
  const { ruleId, ruleVersion } = reward;
  const place = rewards.findIndex(
    (one) =>
      isGone(one) &&
      one.ruleId === ruleId &&
      one.ruleVersion === ruleVersion &&
      one.partnerId === reward.partnerId,
  );
  return place === -1
    ? [...rewards, reward]
    : rewards.map((one, index) => (index === place ? takenUp(one, reward) : one));
}

/**
 * The one judge: what should stand of a payment by what its partner is promised, and by what its customer has of it. It
 * judges a payment that comes, one that dies or lives again, and one that is offered a use.
 * @param ruleIds by which it is judged now: all of them when it is recorded, later those of `rulesToJudge`, and none where
 *   it only died; what other rules gave it stands
 */
export function judge(
  payment: Facts,
  ruleIds: readonly string[],
  { terms, byRule: held, ulid }: Judging,
): Judged {
  let byRule = held;
  let { rewards } = payment;
  const verdicts = new Map<string, JudgedByRule>();
  const at = judgedAt(payment, terms);
  for (const rule of promisedBy(terms)) {
    if (!ruleIds.includes(rule.ruleId)) continue;
    const verdict = judgeRule(rule, payment, byRule, at);
    verdicts.set(rule.ruleId, verdict);
    if ('byRule' in verdict) ({ byRule } = verdict);
    if (verdict.kind !== 'rewarded') continue;
    rewards = withReward(rewards, { ...verdict.reward, ...(ulid !== payment.ulid && { givenBy: ulid }) });
  }
  const said = (ruleId: string) => verdicts.get(ruleId)?.kind;
  const wanted = rulesToJudge(payment).filter((id) => ruleIds.includes(id));
  const refused = ruleIds.filter((id) => said(id) === 'passed_over');
  const passedOver = [...new Set([...(payment.passedOver ?? []), ...wanted, ...refused])].filter(
    (id) => said(id) !== 'rewarded',
  );
  const admitted = ruleIds.filter((id) => said(id) === 'rewarded');
  const judged: Judged = {
    rewards,
    ...(passedOver.length > 0 && { passedOver }),
    byRule: forgetPassedOver(byRule, admitted, payment.chargebeeTransactionId),
    verdicts,
  };
  return isDeadPayment(payment) ? { ...judged, ...giveBackUses(payment, judged) } : judged;
}
