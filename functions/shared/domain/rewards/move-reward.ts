import type { Payment, Reward, RewardStatus } from '../payment/payment.ts';

/** Where a reward may come from, by where it goes. What is paid, or in a status of a later release, stays so. */
const priorStatuses: Readonly<Record<RewardStatus, readonly Reward['status'][]>> = {
  pending: ['approved', 'cancelled'],
  approved: ['pending'],
  paid: ['approved'],
  cancelled: ['pending', 'approved'],
};

/**
 * A payment with one of its rewards moved, or why it stays:
 * - `not_payable_yet`: it is held back until its `payableAt`
 */
export type MovedReward =
  | { readonly kind: 'moved'; readonly payment: Payment }
  | { readonly kind: 'refused'; readonly reason: 'transition_not_allowed' | 'not_payable_yet' };

/**
 * Moves a reward of a payment to another status. What was taken back of it is cancelled with it, and comes back with it.
 * @param place of the reward in the payment
 * @param now epoch milliseconds
 */
export function moveReward(payment: Payment, place: number, status: RewardStatus, now: number): MovedReward {
  const reward = payment.rewards[place];
  if (reward === undefined || !priorStatuses[status].includes(reward.status)) {
    return { kind: 'refused', reason: 'transition_not_allowed' };
  }
  if (status === 'paid' && now < reward.payableAt) return { kind: 'refused', reason: 'not_payable_yet' };
  const rewards = payment.rewards.map((one) => (one === reward ? { ...one, status } : one));
  return { kind: 'moved', payment: { ...payment, version: payment.version + 1, rewards } };
}
