import type { Money } from '../money.ts';
import type { StandingReward } from './standing-rewards.ts';

/** What a judgement of many payments comes to. */
export interface AnewSums {
  /** Rewards that change: what one partner has of one payment under one rule. */
  readonly rewards: number;
  /** What each partner has more, or less; by currency. */
  readonly partners: readonly { readonly partnerId: string; readonly difference: readonly Money[] }[];
}

/** Adds up by a key; what comes to nothing is left out. */
function sumsOf<T>(
  all: readonly T[],
  keyOf: (one: T) => string,
  amountOf: (one: T) => number,
): [string, number][] {
  const sums = new Map<string, number>();
  for (const one of all) sums.set(keyOf(one), (sums.get(keyOf(one)) ?? 0) + amountOf(one));
  return [...sums].filter(([, sum]) => sum !== 0);
}

const negative = (reward: StandingReward): StandingReward => ({
  ...reward,
  amount: { ...reward.amount, amount: -reward.amount.amount },
});

const amountOf = ({ amount }: { readonly amount: Money }): number => amount.amount;

/** By currency. */
export const summedUp = (all: readonly Money[]): readonly Money[] =>
  sumsOf(
    all,
    ({ currency }) => currency,
    ({ amount }) => amount,
  ).map(([currency, amount]) => ({ amount, currency }));

/** The sums with one payment more, of which these rewards stood before, and those stand after. */
export function withPayment(
  sums: AnewSums,
  before: readonly StandingReward[],
  after: readonly StandingReward[],
): AnewSums {
  const changed = [...before.map(negative), ...after];
  const byRule = sumsOf(
    changed,
    ({ partnerId, ruleId, amount }) => JSON.stringify([partnerId, ruleId, amount.currency]),
    amountOf,
  );
  const differences = new Map(sums.partners.map(({ partnerId, difference }) => [partnerId, difference]));
  for (const { partnerId, amount } of changed)
    differences.set(partnerId, [...(differences.get(partnerId) ?? []), amount]);
  const partners = [...differences].map(([partnerId, all]) => ({ partnerId, difference: summedUp(all) }));
  return {
    rewards: sums.rewards + byRule.length,
    partners: partners.filter(({ difference }) => difference.length > 0),
  };
}
