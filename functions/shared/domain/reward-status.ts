import type { Payment, RewardStatus } from './payment.ts';

/** What the status of a reversal is kept under: the end of its reward id. */
export const reversalKey = (ulid: string, place: number): string => `${ulid}-${place}`;

/**
 * The status of a reward that was taken back. It is cancelled together with the reward that it takes back, unless it was
 * paid by then: what is paid is never edited.
 * @param ulid of the entry
 * @param place of the reward in the payment
 */
export function reversalStatus(
  { rewards, reversalStatuses }: Payment,
  ulid: string,
  place: number,
): RewardStatus {
  const own = reversalStatuses?.[reversalKey(ulid, place)] ?? 'pending';
  return own !== 'paid' && rewards[place]?.status === 'cancelled' ? 'cancelled' : own;
}
