import type { Payment, Reward, RewardStatus } from '../payment/payment.ts';
import { rewardMoves } from './reward-moves.ts';

/** Why a reward stays as it is. `not_payable_yet`: it is held back until its `payableAt`. */
type WhyNotMoved = 'transition_not_allowed' | 'not_payable_yet';

/** A payment with one of its rewards moved, or why it stays. */
export type MovedReward =
  | { readonly kind: 'moved'; readonly payment: Payment }
  | { readonly kind: 'refused'; readonly reason: WhyNotMoved };

/** Why a reward does not become this now; undefined where it does. @param now epoch milliseconds */
export function whyNotMoved(
  before: Pick<Reward, 'status' | 'payableAt'>,
  status: RewardStatus,
  now: number,
): WhyNotMoved | undefined {
  // One in a status of a later release stays so.
  if (!rewardMoves[status].some((one) => one === before.status)) return 'transition_not_allowed';
  return status === 'paid' && now < before.payableAt ? 'not_payable_yet' : undefined;
}

/**
 * Moves a reward of a payment to another status. What was taken back of it is cancelled with it, and comes back with it.
 * @param place of the reward in the payment
 * @param now epoch milliseconds
 */
export function moveReward(payment: Payment, place: number, status: RewardStatus, now: number): MovedReward {
  const reward = payment.rewards[place];
  const reason = reward === undefined ? 'transition_not_allowed' : whyNotMoved(reward, status, now);
  if (reason !== undefined) return { kind: 'refused', reason };
  const rewards = payment.rewards.map((one) => (one === reward ? { ...one, status } : one));
  return { kind: 'moved', payment: { ...payment, version: payment.version + 1, rewards } };
}
