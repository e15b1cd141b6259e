import type { Lasts, RewardRule, RuleVersion } from './program.ts';

const dayMs = 86_400_000;

/** A payment that a limited rule would have rewarded, had it not been used up. */
export interface PassedOver {
  /** Its Chargebee id. */
  readonly id: string;
  /** Epoch milliseconds. */
  readonly date: number;
}

/** What one customer has of one rule, since the rule has had a limited version. */
export interface RuleUse {
  /**
   * The uses that live payments hold: how many, by the version that gave the reward and by the payment's UTC day (days
   * since 1970). A rule of months looks at whole days only, so it grows by no more than the calendar does.
   */
  readonly held: Readonly<Record<string, Readonly<Record<string, number>>>>;
  /** The oldest payments that it passed over, oldest first: a use that is given back is offered to them. */
  readonly passedOver?: readonly PassedOver[];
  /** It passed over more than these. */
  readonly overflowed?: true;
}

/** By rule id. */
export type UsesByRule = Readonly<Record<string, RuleUse>>;

export const noUses: UsesByRule = {};

/** What one customer has of the limited rules. */
export interface RuleUses {
  readonly version: number;
  readonly byRule: UsesByRule;
}

export const isLimited = ({ lasts }: { readonly lasts: Lasts }): boolean => lasts.kind !== 'forever';

/** The UTC day, `months` calendar months after the day of `date`; the 31st becomes the last day of a shorter month. */
export function addMonths(date: number, months: number): number {
  const from = new Date(date);
  const lastDay = new Date(Date.UTC(from.getUTCFullYear(), from.getUTCMonth() + months + 1, 0));
  return lastDay.setUTCDate(Math.min(from.getUTCDate(), lastDay.getUTCDate()));
}

const dayOf = (date: number): number => Math.floor(date / dayMs);

/** The days of the payments that hold a use, as epoch milliseconds. */
const daysHeld = ({ held }: RuleUse): number[] =>
  Object.values(held).flatMap((days) => Object.keys(days).map((day) => Number(day) * dayMs));

const countHeld = ({ held }: RuleUse, upToVersion = Infinity): number =>
  Object.entries(held)
    .filter(([version]) => Number(version) <= upToVersion)
    .flatMap(([, days]) => Object.values(days))
    .reduce((sum, count) => sum + count, 0);

function wasUsedUp({ lasts, version, until = Infinity }: RuleVersion, use: RuleUse): boolean {
  switch (lasts.kind) {
    case 'forever':
      return false;
    case 'payments':
      return countHeld(use, version) >= lasts.count;
    case 'months':
      return addMonths(Math.min(...daysHeld(use)), lasts.count) <= until;
  }
}

/** A version that ended in the second in which it began was promised to nobody. */
const wasInForce = ({ from = -Infinity, until = Infinity }: RuleVersion): boolean => from < until;

/**
 * Whether the rule admits no payment of this date: the customer has had all that it promises, or had it under an earlier
 * version. All that a rule of months rewards lies in one window, which begins with the earliest of it.
 */
export function isUsedUp(
  rule: RewardRule,
  inForce: RuleVersion,
  use: RuleUse | undefined,
  date: number,
): boolean {
  if (use === undefined || countHeld(use) === 0) return false;
  const earlier = rule.versions.filter((one) => one.version < inForce.version && wasInForce(one));
  if (earlier.some((version) => wasUsedUp(version, use))) return true;
  const { lasts } = inForce;
  if (lasts.kind === 'payments') return countHeld(use) >= lasts.count;
  const days = [...daysHeld(use), date];
  return lasts.kind === 'months' && Math.max(...days) >= addMonths(Math.min(...days), lasts.count);
}

/** The use with one more, or one less, held by a payment of this date. */
export function changeHeld(use: RuleUse | undefined, version: number, date: number, by: 1 | -1): RuleUse {
  const { [dayOf(date)]: before = 0, ...otherDays } = use?.held[version] ?? {};
  const count = before + by;
  const days = { ...otherDays, ...(count > 0 && { [dayOf(date)]: count }) };
  const { [version]: _, ...otherVersions } = use?.held ?? {};
  const held = { ...otherVersions, ...(Object.keys(days).length > 0 && { [version]: days }) };
  return { ...use, held };
}
