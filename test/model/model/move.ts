import type { RewardStatus } from '../../../functions/shared/domain/payment.ts';
import type { Model, PaymentInModel } from './model.ts';
import { payableAt } from './payable-at.ts';

/** A reward of a payment by its place there, or what an entry took back of it. */
export interface Movable {
  readonly payment: PaymentInModel;
  readonly entry?: PaymentInModel['entries'][number];
  readonly place: number;
}

/** Everything that an admin may move, in the order of the payments. */
export const movablesIn = ({ payments }: Model): Movable[] =>
  [...payments.values()].flatMap((payment) => [
    ...payment.rewards.map((_, place) => ({ payment, place })),
    ...payment.entries.flatMap((entry) => entry.rewards.map(({ place }) => ({ payment, entry, place }))),
  ]);

/** Where a reward may come from, by where it goes. */
const priors: Readonly<Record<RewardStatus, readonly RewardStatus[]>> = {
  pending: [],
  approved: ['pending'],
  paid: ['approved'],
  cancelled: ['pending', 'approved'],
};

/** Moves a reward to another status, by section 4 of the rules. @returns whether that is allowed */
export function move({ now }: Model, { payment, entry, place }: Movable, status: RewardStatus): boolean {
  const reward = payment.rewards[place];
  const moved = entry ? entry.rewards.find((one) => one.place === place) : reward;
  if (reward === undefined || moved === undefined || !priors[status].includes(moved.status)) return false;
  if (status === 'paid' && now < payableAt(payment, reward)) return false;
  if (status === 'cancelled') {
    // What was taken back is cancelled together with its reward, and only so.
    if (entry) return false;
    const reversals = payment.entries.flatMap(({ rewards }) => rewards.filter((one) => one.place === place));
    for (const one of reversals) if (one.status !== 'paid') one.status = 'cancelled';
  }
  moved.status = status;
  return true;
}
