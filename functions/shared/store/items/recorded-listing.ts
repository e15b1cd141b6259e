import type { Reward } from '../../domain/payment/payment.ts';
import { isSettled } from '../../domain/rewards/reward-status.ts';
import type { Recorded } from '../listing.ts';

/**
 * Where what was recorded is listed, by its rewards: so that what waits to be approved or paid is found without all else.
 * @param isByHand whether an admin recorded it, and no event
 */
export const recordedListing = (rewards: readonly Pick<Reward, 'status'>[], isByHand = false): Recorded => {
  const listing = rewards.every(isSettled) ? 'settled' : 'open';
  return isByHand ? `${listing} by hand` : listing;
};
