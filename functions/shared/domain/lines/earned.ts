import type { GivenReward } from '../payment/transaction.ts';
import type { ActivityLine } from './activity.ts';
import type { Money } from '../money.ts';

/** What a partner earned by an event in one currency; negative for what it gives back. */
export interface Earned {
  readonly partnerId: string;
  readonly amount: Money;
}

/** The rewards that the steps of a line name. */
export const rewardIdsIn = ({ steps }: Pick<ActivityLine, 'steps'>): readonly string[] =>
  steps.flatMap(({ refs }) => refs?.['rewardIds'] ?? []);

/**
 * What was earned by an event: by partner and currency, in the order of the steps. A cancelled reward counts as nothing.
 * @param rewards those that the line names, by their ids
 */
export function earnedBy(
  line: Pick<ActivityLine, 'steps'>,
  rewards: ReadonlyMap<string, Pick<GivenReward, 'partnerId' | 'amount' | 'status'>>,
): readonly Earned[] {
  const sums = new Map<string, Earned>();
  for (const id of new Set(rewardIdsIn(line))) {
    const reward = rewards.get(id);
    if (reward === undefined || reward.status === 'cancelled') continue;
    const { partnerId, amount } = reward;
    const key = `${partnerId} ${amount.currency}`;
    const before = sums.get(key)?.amount.amount ?? 0;
    sums.set(key, { partnerId, amount: { ...amount, amount: before + amount.amount } });
  }
  return [...sums.values()];
}
