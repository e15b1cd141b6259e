import type { LedgerEntry } from '../../domain/money-back/ledger-entry.ts';
import type { Payment } from '../../domain/payment/payment.ts';
import {
  rewardsOf,
  rewardsOfEntry,
  transactionOfEntry,
  transactionsOf,
  type GivenReward,
  type Transaction,
} from '../../domain/payment/transaction.ts';
import { rewardOfCorrection } from '../../domain/rewards/correction.ts';
import { isCorrection, isEntry, isFormerPartner } from '../keys.ts';
import { readCorrection } from './correction-item.ts';
import { readFormerPartner } from './former-partner-item.ts';
import { readEntry } from './line-item.ts';
import { readKnownPayment } from './payment-item.ts';

/** A payment, what an event appended to it, or what it gave to a partner whose it is no more. */
export interface Recorded {
  readonly payment: Payment;
  readonly entry?: LedgerEntry;
  /** The event that appended it. */
  readonly eventId?: string;
  readonly formerPartnerId?: string;
}

const payment = (item: Record<string, unknown>): Recorded[] => {
  const known = readKnownPayment(item);
  return known.state === 'pending' ? [] : [{ payment: known }];
};

/** What an item of `readRecorded` records; nothing for a line. */
export function recordedIn(item: Record<string, unknown>): Recorded[] {
  if (item['sk'] === 'payment') return payment(item);
  const entry = isEntry(item['sk']) ? readEntry(item) : undefined;
  const formerPartnerId = isFormerPartner(item['sk']) ? readFormerPartner(item) : undefined;
  const beside = item['payment'] as Record<string, unknown> | undefined;
  if (beside === undefined) return [];
  const eventId = typeof item['eventId'] === 'string' && { eventId: item['eventId'] };
  if (entry) return payment(beside).map((one) => ({ ...one, entry, ...eventId }));
  return formerPartnerId === undefined ? [] : payment(beside).map((one) => ({ ...one, formerPartnerId }));
}

/** The transactions that an item of `readRecorded` holds. */
export const readTransactions = (item: Record<string, unknown>): Transaction[] =>
  recordedIn(item).flatMap(({ payment, entry, eventId, formerPartnerId }) => {
    if (entry) return transactionOfEntry(payment, entry, eventId);
    return formerPartnerId === undefined ? transactionsOf(payment) : [];
  });

/** The rewards that a payment stands for, or that were taken back from it. */
export function rewardsIn({ payment, entry, formerPartnerId }: Recorded): GivenReward[] {
  if (entry) return rewardsOfEntry(payment, entry);
  const rewards = rewardsOf(payment);
  if (formerPartnerId === undefined) return rewards;
  // Of one that it has become again, the payment itself tells.
  return formerPartnerId === payment.partnerId
    ? []
    : rewards.filter(({ partnerId }) => partnerId === formerPartnerId);
}

/** The rewards that an item of `readRecorded` holds, each at its place, or is. */
export const readRewards = (item: Record<string, unknown>): GivenReward[] =>
  isCorrection(item['sk']) ? [rewardOfCorrection(readCorrection(item))] : recordedIn(item).flatMap(rewardsIn);
