import type { RewardStatus } from '../../../functions/shared/domain/payment/payment.ts';
import type { Model, PaymentInModel } from './model.ts';
import { payableAt } from './payable-at.ts';

/** A reward of a payment by its place there, or what an entry took back of it. */
export interface Movable {
  readonly payment: PaymentInModel;
  readonly entry?: PaymentInModel['entries'][number];
  readonly place: number;
}

/** What an entry took back, or gave again; a reward that it gave is no reversal. */
const reversalsIn = (payment: PaymentInModel, entry: PaymentInModel['entries'][number]) =>
  entry.rewards.filter(({ place }) => payment.rewards[place]?.givenBy !== entry);

/** Everything that an admin may move, in the order of the payments. */
export const movablesIn = ({ payments }: Model): Movable[] =>
  [...payments.values()].flatMap((payment) => [
    ...payment.rewards.map((_, place) => ({ payment, place })),
    ...payment.entries
      .filter(({ event }) => event !== undefined)
      .flatMap((entry) => reversalsIn(payment, entry).map(({ place }) => ({ payment, entry, place }))),
  ]);

/** Where a reward may come from, by where it goes. */
export const priors: Readonly<Record<RewardStatus, readonly RewardStatus[]>> = {
  pending: ['approved', 'cancelled'],
  approved: ['pending'],
  paid: ['approved'],
  cancelled: ['pending', 'approved'],
};

/** What was taken back of a reward, or given again. */
const reversalsOf = ({ payment, place }: Movable) =>
  payment.entries.flatMap((entry) => reversalsIn(payment, entry).filter((one) => one.place === place));

/** A reversal is paid after its reward, of what was paid; nothing else can be done with it alone. */
function moveReversal(movable: Movable, status: RewardStatus): boolean {
  const { payment, entry, place } = movable;
  const [reward, moved] = [payment.rewards[place], entry?.rewards.find((one) => one.place === place)];
  if (moved?.status !== 'pending' || status !== 'paid' || reward?.status !== 'paid') return false;
  const paid = [reward, ...reversalsOf(movable)].filter((one) => one.status === 'paid');
  if ([...paid, moved].reduce((sum, { amount }) => sum + BigInt(amount), 0n) < 0n) return false;
  moved.status = 'paid';
  return true;
}

/** Moves a reward to another status, by section 4 of the rules. @returns whether that is allowed */
export function move({ now }: Model, movable: Movable, status: RewardStatus): boolean {
  const { payment, entry, place } = movable;
  if (entry) return moveReversal(movable, status);
  const reward = payment.rewards[place];
  if (reward === undefined || !priors[status].includes(reward.status)) return false;
  if (status === 'paid' && now < payableAt(payment, reward)) return false;
  // What was taken back follows its reward.
  const isCancelled = status === 'cancelled';
  if (isCancelled || reward.status === 'cancelled')
    for (const one of reversalsOf(movable)) one.status = isCancelled ? 'cancelled' : 'pending';
  reward.status = status;
  return true;
}
