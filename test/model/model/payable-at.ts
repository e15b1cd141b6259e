import type { PaymentInModel, RewardInModel } from './model.ts';

/** Before this, a reward is held back. */
export const payableAt = ({ paid }: PaymentInModel, { terms }: RewardInModel): number =>
  (paid?.transaction.date ?? 0) + terms.holdDays * 24 * 60 * 60 * 1_000;
