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
import { isCorrection, isEntry } from '../keys.ts';
import { readCorrection } from './correction-item.ts';
import { readEntry } from './line-item.ts';
import { readKnownPayment } from './payment-item.ts';

/** A payment, or what an event appended to it. */
export interface Recorded {
  readonly payment: Payment;
  readonly entry?: LedgerEntry;
  /** The event that appended it. */
  readonly eventId?: string;
}

const payment = (item: Record<string, unknown>): Recorded[] => {
  const known = readKnownPayment(item);
  return known.state === 'pending' ? [] : [{ payment: known }];
};

/** What an item of `readRecorded` records; nothing for a line. */
export function recordedIn(item: Record<string, unknown>): Recorded[] {
  if (item['sk'] === 'payment') return payment(item);
  const entry = isEntry(item['sk']) ? readEntry(item) : undefined;
  const beside = item['payment'] as Record<string, unknown> | undefined;
  const eventId = typeof item['eventId'] === 'string' && { eventId: item['eventId'] };
  return entry && beside ? payment(beside).map((one) => ({ ...one, entry, ...eventId })) : [];
}

/** The transactions that an item of `readRecorded` holds. */
export const readTransactions = (item: Record<string, unknown>): Transaction[] =>
  recordedIn(item).flatMap(({ payment, entry, eventId }) =>
    entry ? transactionOfEntry(payment, entry, eventId) : transactionsOf(payment),
  );

/** The rewards that a payment stands for, or that were taken back from it. */
export const rewardsIn = ({ payment, entry }: Recorded): GivenReward[] =>
  entry ? rewardsOfEntry(payment, entry) : rewardsOf(payment);

/** The rewards that an item of `readRecorded` holds, each at its place, or is. */
export const readRewards = (item: Record<string, unknown>): GivenReward[] =>
  isCorrection(item['sk']) ? [rewardOfCorrection(readCorrection(item))] : recordedIn(item).flatMap(rewardsIn);
