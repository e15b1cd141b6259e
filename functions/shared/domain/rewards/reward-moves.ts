import type { RewardStatus } from '../payment/payment.ts';

/** Where a reward may come from, by where it goes; it begins as `pending`. What is paid stays so. */
export const rewardMoves: Readonly<Record<RewardStatus, readonly RewardStatus[]>> = {
  pending: ['approved', 'cancelled'],
  approved: ['pending'],
  paid: ['approved'],
  cancelled: ['pending', 'approved'],
};

export type ReversalStatus = Exclude<RewardStatus, 'approved'>;

/** The same of what was taken back of a reward: it needs no approval, and is cancelled and comes back with its reward alone. */
export const reversalMoves: Readonly<Record<ReversalStatus, readonly ReversalStatus[]>> = {
  pending: ['cancelled'],
  paid: ['pending'],
  cancelled: ['pending'],
};
