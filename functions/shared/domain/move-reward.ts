import type { Payment, Reward, RewardStatus } from './payment.ts';

/** Where a reward may come from, by where it goes. What is paid, or cancelled, stays so. */
const priorStatuses: Readonly<Record<RewardStatus, readonly RewardStatus[]>> = {
  pending: [],
  approved: ['pending'],
  paid: ['approved'],
  cancelled: ['pending', 'approved'],
};

/** `not_payable_yet`: it is held back until its `payableAt`. */
export type MovedReward =
  | { readonly kind: 'moved'; readonly payment: Payment }
  | { readonly kind: 'refused'; readonly reason: 'transition_not_allowed' | 'not_payable_yet' };

/**
 * The payment with one of its rewards moved to another status.
 * @param reward one of the payment's own
 * @param now epoch milliseconds
 */
export function moveReward(payment: Payment, reward: Reward, status: RewardStatus, now: number): MovedReward {
  if (!priorStatuses[status].includes(reward.status)) {
    return { kind: 'refused', reason: 'transition_not_allowed' };
  }
  if (status === 'paid' && now < reward.payableAt) return { kind: 'refused', reason: 'not_payable_yet' };
  const rewards = payment.rewards.map((one) => (one === reward ? { ...one, status } : one));
  return { kind: 'moved', payment: { ...payment, version: payment.version + 1, rewards } };
}
