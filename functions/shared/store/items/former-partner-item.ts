import * as z from 'zod/mini';
import type { Payment } from '../../domain/payment/payment.ts';
import { rewardsOf } from '../../domain/payment/transaction.ts';
import type { Account } from '../account.ts';
import { keysOf, type Key } from '../keys.ts';
import { text } from './item-fields.ts';
import { readAs } from './read-as.ts';
import { recordedListing } from './recorded-listing.ts';

const schema = z.looseObject({ partnerId: text });

/**
 * One for each partner that was given rewards when the payment was recorded, and whose it is no more: an entry in that
 * partner's list, at the payment's own place in time. What was given says the payment itself.
 */
export function formerPartnerItems(
  account: Account,
  payment: Payment,
): readonly (Key & Record<string, unknown>)[] {
  const { chargebeeTransactionId, ulid, byHand } = payment;
  const keys = keysOf(account);
  const former = rewardsOf(payment).filter(({ partnerId }) => partnerId !== payment.partnerId);
  return [...Map.groupBy(former, ({ partnerId }) => partnerId)].map(([partnerId, rewards]) => ({
    ...keys.formerPartner(chargebeeTransactionId, partnerId),
    partnerId,
    ulid,
    ownerKey: keys.owner(recordedListing(rewards, byHand !== undefined), partnerId, ulid),
  }));
}

/** Whose rewards such an item lists. @throws UnreadableItem */
export const readFormerPartner = (item: unknown): string => readAs(schema, item).partnerId;
