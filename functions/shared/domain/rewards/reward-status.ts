import type { Payment, Reward } from '../payment/payment.ts';
import type { ReversalStatus } from './reward-moves.ts';

/** Whether nothing is left to do about a reward: it is paid, or cancelled (and may come back). */
export const isSettled = ({ status }: Pick<Reward, 'status'>): boolean =>
  status === 'paid' || status === 'cancelled';

/** What a reversal that was paid is kept as: the end of its reward id. */
export const reversalKey = (ulid: string, place: number): string => `${ulid}-${place}`;

/**
 * The status of what was taken back of a reward. It is cancelled while its reward is, whenever it was taken back: a
 * cancelled reward counts as nothing. It is paid only after its reward, which nobody cancels then.
 * @param ulid of the entry
 * @param place of the reward in the payment
 */
export function reversalStatus(
  { rewards, paidReversals }: Payment,
  ulid: string,
  place: number,
): ReversalStatus {
  if (rewards[place]?.status === 'cancelled') return 'cancelled';
  return paidReversals?.includes(reversalKey(ulid, place)) ? 'paid' : 'pending';
}
