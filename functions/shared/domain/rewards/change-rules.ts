import { idOf, type Ulids } from '../ids.ts';
import { currentVersion, type RewardRule, type RuleTerms, type RuleVersion } from './program.ts';

/** A rule as somebody wants it: with the id of one in force to keep or change it, without one to add it. */
export interface WantedRule extends RuleTerms {
  readonly id?: string | undefined;
}

/** `refused`: `index` is the first wanted rule that cannot be, with the reason. */
export type ChangedRules =
  | { readonly kind: 'changed'; readonly rules: readonly RewardRule[] }
  | { readonly kind: 'refused'; readonly index: number; readonly reason: 'unknown' | 'twice' };

/** Text that is the same for the same promise. */
const promise = ({ name, reward, lasts, minimum, holdDays }: RuleTerms): string => {
  const money = minimum && [minimum.amount, minimum.currency];
  const paid = reward.kind === 'flat' ? [reward.amount.amount, reward.amount.currency] : reward.basisPoints;
  const lasting = lasts.kind === 'forever' ? lasts.kind : [lasts.kind, lasts.count];
  return JSON.stringify([name, reward.kind, paid, lasting, money, holdDays]);
};

const termsOf = ({ name, reward, lasts, minimum, holdDays }: RuleTerms): RuleTerms => ({
  name,
  reward,
  lasts,
  minimum,
  holdDays,
});

/**
 * Ends the version in force. A version that ends in the second in which it began is in force at no time, and is kept all
 * the same: a reward may name it.
 */
function end(rule: RewardRule, second: number): RewardRule & { readonly endedAt: number } {
  const endedAt = Math.max(second, currentVersion(rule)?.from ?? -Infinity);
  const versions = rule.versions.map((one): RuleVersion =>
    one.until === undefined ? { ...one, until: endedAt } : one,
  );
  return { ...rule, versions, endedAt };
}

const over = <T extends RuleTerms['reward'] | RuleTerms['lasts']>(before: T, after: T): T =>
  before.kind === after.kind ? { ...before, ...after } : after;

/** The wanted terms, with what a later release keeps in the terms before. */
const termsAfter = (before: RuleVersion, wanted: RuleTerms): RuleTerms => ({
  ...before,
  ...termsOf(wanted),
  reward: over(before.reward, wanted.reward),
  lasts: over(before.lasts, wanted.lasts),
});

function changeRule(rule: RewardRule, current: RuleVersion, wanted: WantedRule, second: number): RewardRule {
  if (promise(current) === promise(wanted)) return rule;
  const { endedAt, ...ended } = end(rule, second);
  const { versions } = ended;
  const version = Math.max(...versions.map((one) => one.version)) + 1;
  return { ...ended, versions: [...versions, { ...termsAfter(current, wanted), version, from: endedAt }] };
}

/**
 * The rules of a program whose list of rules in force is to be `wanted`. Nothing that was promised is edited: a changed
 * rule gets a new version from this second on, one that is left out ends, and all of its versions stay.
 * @param before the rules as they are; absent for a new program, whose rules reach back without limit
 * @param now epoch milliseconds
 */
export function changeRules(
  before: readonly RewardRule[] | undefined,
  wanted: readonly WantedRule[],
  now: number,
  ulids: Ulids,
): ChangedRules {
  const second = Math.floor(now / 1_000) * 1_000;
  const inForce = new Map(
    before?.flatMap((rule) => {
      const current = currentVersion(rule);
      return current === undefined ? [] : [[rule.ruleId, { rule, current }] as const];
    }),
  );
  const rules: RewardRule[] = [];
  for (const [index, one] of wanted.entries()) {
    if (one.id === undefined) {
      const first: RuleVersion = { ...termsOf(one), version: 1, ...(before && { from: second }) };
      rules.push({ ruleId: idOf('rule', ulids()), versions: [first] });
      continue;
    }
    if (rules.some(({ ruleId }) => ruleId === one.id)) return { kind: 'refused', index, reason: 'twice' };
    const known = inForce.get(one.id);
    if (known === undefined) return { kind: 'refused', index, reason: 'unknown' };
    rules.push(changeRule(known.rule, known.current, one, second));
  }
  const kept = new Set(rules.map(({ ruleId }) => ruleId));
  const leftOut = (before ?? []).filter(({ ruleId }) => !kept.has(ruleId));
  const ended = leftOut.map((rule): RewardRule => {
    const { endedAt, ...after } = end(rule, second);
    return after;
  });
  return { kind: 'changed', rules: [...rules, ...ended] };
}
