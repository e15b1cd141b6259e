import { rewardsOf, transactionsOf, type GivenReward, type Transaction } from '../domain/transaction.ts';
import type { Payment } from '../domain/payment.ts';
import { readPaymentItem } from './payment-item.ts';

/** Beside a payment stand the lines of other events that named it. */
const paymentsIn = (item: Record<string, unknown>): Payment[] =>
  item['sk'] === 'payment' ? [readPaymentItem(item)] : [];

/** The transactions that an item of the table holds. */
export const readTransactions = (item: Record<string, unknown>): Transaction[] =>
  paymentsIn(item).flatMap(transactionsOf);

/** The rewards that an item of the table holds, each at its place. */
export const readRewards = (item: Record<string, unknown>): GivenReward[] =>
  paymentsIn(item).flatMap(rewardsOf);
