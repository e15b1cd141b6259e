import type { Reward } from '../payment/payment.ts';
import type { GivenReward } from '../payment/transaction.ts';
import { rewardId } from '../ids.ts';

/** What a partner earns, or gives back, by an admin's word alone: of no transaction, under no rule. */
export interface Correction extends Pick<Reward, 'amount' | 'status' | 'payableAt'> {
  /** Makes the reward's id. */
  readonly ulid: string;
  /** Grows with every move: whoever moves it states the version it saw. */
  readonly version: number;
  readonly partnerId: string;
  readonly customerId?: string;
  readonly reason: string;
  /** Who made it, as the token names them. */
  readonly by: string;
}

/** The reward that a correction is. */
export const rewardOfCorrection = ({ ulid, by, ...correction }: Correction): GivenReward => ({
  ...correction,
  kind: 'correction',
  rewardId: rewardId(ulid, 0),
  createdBy: by,
});
