import type { RewardStatus } from '../../domain/payment/payment.ts';
import type { Correction } from '../../domain/rewards/correction.ts';
import { wordOf } from '../../shape-of.ts';
import type { Account } from '../account.ts';
import { keysOf, type Key } from '../keys.ts';
import { integer, money, optionalText, text } from './item-fields.ts';
import { itemOf } from './item-of.ts';
import { transactionIndexKeys } from './line-item.ts';
import { readAs } from './read-as.ts';
import { recordedListing } from './recorded-listing.ts';

const correctionSchema = itemOf<Correction>()({
  ulid: text,
  version: integer,
  partnerId: text,
  customerId: optionalText,
  amount: money,
  status: wordOf<RewardStatus>(),
  payableAt: integer,
  reason: text,
  by: text,
});

/** A correction as it is kept: listed like what was recorded, since it is a reward. */
export const correctionItem = (account: Account, correction: Correction): Key & Record<string, unknown> => ({
  ...keysOf(account).correction(correction.ulid),
  ...correction,
  ...transactionIndexKeys(account, recordedListing([correction], true), correction),
});

/** @throws UnreadableItem where it is not a correction */
export const readCorrection = (item: unknown): Correction => readAs(correctionSchema, item);
