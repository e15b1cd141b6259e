import type { Payment, RewardStatus } from '../payment/payment.ts';
import { rewardMoves } from './reward-moves.ts';

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
  // One in a status of a later release stays so.
  if (reward === undefined || !rewardMoves[status].some((before) => before === reward.status)) {
    return { kind: 'refused', reason: 'transition_not_allowed' };
  }
  if (status === 'paid' && now < reward.payableAt) return { kind: 'refused', reason: 'not_payable_yet' };
  const rewards = payment.rewards.map((one) => (one === reward ? { ...one, status } : one));
  return { kind: 'moved', payment: { ...payment, version: payment.version + 1, rewards } };
}
