import type { Maker } from './plan-payment.ts';
import type { RewardMove } from './plan.ts';

const ways: readonly RewardMove['statuses'][] = [
  ['approved', 'paid'],
  ['approved', 'paid'],
  ['paid'],
  ['paid'],
  ['cancelled'],
  ['cancelled', 'pending'],
  ['pending', 'approved'],
];

/** What an admin does with the rewards of a payment while events about it still come: some of it is refused. */
export function planMoves({ random, at }: Maker, paymentId: string): RewardMove[] {
  if (random.chance(0.5)) return [];
  return Array.from({ length: 1 + random.below(6) }, () => ({
    at: at(),
    paymentId,
    which: random.below(8),
    statuses: random.pick(ways),
  }));
}
