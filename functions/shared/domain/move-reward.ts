import type { Entry } from './entry.ts';
import type { Payment, RewardStatus } from './payment.ts';
import { reversalKey, reversalStatus } from './reward-status.ts';

/** Where a reward may come from, by where it goes. What is paid, or cancelled, stays so. */
const priorStatuses: Readonly<Record<RewardStatus, readonly RewardStatus[]>> = {
  pending: [],
  approved: ['pending'],
  paid: ['approved'],
  cancelled: ['pending', 'approved'],
};

/**
 * - `not_payable_yet`: it is held back until its `payableAt`
 * - `cancelled_with_its_reward`: what was taken back follows the reward that it takes back
 */
export type MovedReward =
  | { readonly kind: 'moved'; readonly payment: Payment }
  | {
      readonly kind: 'refused';
      readonly reason: 'transition_not_allowed' | 'not_payable_yet' | 'cancelled_with_its_reward';
    };

/**
 * The payment with one of its rewards, or of what was taken back of one, moved to another status.
 * @param place of the reward in the payment, which has it
 * @param entry what took it back; undefined for the reward itself
 * @param now epoch milliseconds
 */
export function moveReward(
  payment: Payment,
  { place, entry }: { readonly place: number; readonly entry?: Entry | undefined },
  status: RewardStatus,
  now: number,
): MovedReward {
  const reward = payment.rewards[place];
  const before = entry ? reversalStatus(payment, entry.ulid, place) : reward?.status;
  if (reward === undefined || before === undefined || !priorStatuses[status].includes(before)) {
    return { kind: 'refused', reason: 'transition_not_allowed' };
  }
  if (status === 'paid' && now < reward.payableAt) return { kind: 'refused', reason: 'not_payable_yet' };
  if (entry && status === 'cancelled') return { kind: 'refused', reason: 'cancelled_with_its_reward' };
  const version = payment.version + 1;
  if (entry === undefined) {
    const rewards = payment.rewards.map((one) => (one === reward ? { ...one, status } : one));
    return { kind: 'moved', payment: { ...payment, version, rewards } };
  }
  const reversalStatuses = { ...payment.reversalStatuses, [reversalKey(entry.ulid, place)]: status };
  return { kind: 'moved', payment: { ...payment, version, reversalStatuses } };
}
