import type { Money } from '../money.ts';

export type RewardTerms =
  | { readonly kind: 'percentage'; readonly basisPoints: number }
  | { readonly kind: 'flat'; readonly amount: Money };

export type Lasts =
  | { readonly kind: 'forever' }
  | { readonly kind: 'payments'; readonly count: number }
  | { readonly kind: 'months'; readonly count: number };

/** What a rule promises. */
export interface RuleTerms {
  readonly name: string;
  readonly reward: RewardTerms;
  readonly lasts: Lasts;
  readonly minimum: Money | null;
  readonly holdDays: number;
}

/** One wording of a rule, in force for payments dated `from` ≤ date < `until` (epoch ms on whole seconds). */
export interface RuleVersion extends RuleTerms {
  readonly version: number;
  /** Absent: it came with the program, and reaches back without limit. */
  readonly from?: number;
  /** Absent: it is in force. */
  readonly until?: number;
}

/** A rule with every wording it ever had, oldest first: what was promised before a change stays promised. */
export interface RewardRule {
  readonly ruleId: string;
  readonly versions: readonly RuleVersion[];
}

export interface Program {
  readonly programId: string;
  readonly version: number;
  readonly name: string;
  readonly rules: readonly RewardRule[];
  readonly createdAt: number;
}

/** The wording that judges a payment of this date. */
export const versionInForce = ({ versions }: RewardRule, date: number): RuleVersion | undefined =>
  versions.find(({ from, until }) => (from ?? -Infinity) <= date && date < (until ?? Infinity));

/** The wording in force now; undefined once the rule has ended. */
export const currentVersion = ({ versions }: RewardRule): RuleVersion | undefined =>
  versions.find(({ until }) => until === undefined);
