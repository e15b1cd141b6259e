import type { Lasts, RewardRule, RuleVersion } from './program.ts';

/** What one customer had of one rule, since the rule has had a limited wording. */
export interface RuleUse {
  /** Date of the first payment that was rewarded, epoch milliseconds. */
  readonly firstAt: number;
  /** Rewards given, by the version of the rule that gave them. */
  readonly given: Readonly<Record<string, number>>;
}

/** What one customer had of the limited rules, by rule id. */
export interface RuleUses {
  readonly version: number;
  readonly byRule: Readonly<Record<string, RuleUse>>;
}

export const isLimited = ({ lasts }: { readonly lasts: Lasts }): boolean => lasts.kind !== 'forever';

/** The UTC day, `months` calendar months after the day of `date`; the 31st becomes the last day of a shorter month. */
export function addMonths(date: number, months: number): number {
  const from = new Date(date);
  const lastDay = new Date(Date.UTC(from.getUTCFullYear(), from.getUTCMonth() + months + 1, 0));
  return lastDay.setUTCDate(Math.min(from.getUTCDate(), lastDay.getUTCDate()));
}

const givenUpTo = ({ given }: RuleUse, version: number): number =>
  Object.entries(given).reduce((sum, [by, count]) => sum + (Number(by) <= version ? count : 0), 0);

function wasUsedUp({ lasts, version, until = Infinity }: RuleVersion, use: RuleUse): boolean {
  switch (lasts.kind) {
    case 'forever':
      return false;
    case 'payments':
      return givenUpTo(use, version) >= lasts.count;
    case 'months':
      return addMonths(use.firstAt, lasts.count) <= until;
  }
}

/** A wording that ended in the second in which it began was promised to nobody. */
const wasInForce = ({ from = -Infinity, until = Infinity }: RuleVersion): boolean => from < until;

/** Whether the customer has had all that the rule promises for a payment of this date, or had it under an earlier wording. */
export function isUsedUp(
  rule: RewardRule,
  inForce: RuleVersion,
  use: RuleUse | undefined,
  date: number,
): boolean {
  if (use === undefined) return false;
  const earlier = rule.versions.filter((one) => one.version < inForce.version && wasInForce(one));
  if (earlier.some((version) => wasUsedUp(version, use))) return true;
  const { lasts } = inForce;
  if (lasts.kind === 'payments') return givenUpTo(use, Infinity) >= lasts.count;
  return lasts.kind === 'months' && date >= addMonths(use.firstAt, lasts.count);
}

/** What the customer has had of a rule after one more reward; undefined while no wording of the rule is limited. */
export function useOnce(
  { versions }: RewardRule,
  { version }: RuleVersion,
  use: RuleUse | undefined,
  date: number,
): RuleUse | undefined {
  if (!versions.some(isLimited)) return undefined;
  const { firstAt = date, given = {} } = use ?? {};
  return { firstAt, given: { ...given, [version]: (given[version] ?? 0) + 1 } };
}
