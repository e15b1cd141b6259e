import type { Reward } from '../../domain/payment/payment.ts';
import { isSettled } from '../../domain/rewards/reward-status.ts';
import type { Recorded } from '../listing.ts';

/** Where what was recorded is listed, by its rewards: so that what waits to be approved or paid is found without all else. */
export const recordedListing = (rewards: readonly Pick<Reward, 'status'>[]): Recorded =>
  rewards.every(isSettled) ? 'settled' : 'open';
