import type { AppliedInvoice } from './event.ts';
import { idOf, rewardId } from './ids.ts';
import type { Money } from './money.ts';
import type { Payment, Reward } from './payment.ts';

export const transactionKinds = ['payment', 'refund', 'reversal'] as const;
export type TransactionKind = (typeof transactionKinds)[number];

/** Money that a customer paid, or that was given back. */
export interface Transaction {
  readonly transactionId: string;
  /** Of the payment that it is kept with. */
  readonly version: number;
  readonly kind: TransactionKind;
  readonly customerId: string;
  /** The customer's source partner at that moment. */
  readonly partnerId?: string;
  /** Negative for money given back. */
  readonly amount: Money;
  /** Epoch milliseconds. */
  readonly occurredAt: number;
  /** The transaction whose money was given back. */
  readonly reverses?: string;
  readonly invoices: readonly AppliedInvoice[];
  readonly chargebeeTransactionId: string;
  readonly chargebeeInvoiceId?: string;
}

/** A reward with what it belongs to. */
export interface GivenReward extends Reward {
  readonly rewardId: string;
  /** Of the payment that it is kept with. */
  readonly version: number;
  readonly partnerId: string;
  readonly transactionId: string;
  readonly customerId: string;
}

/** The transactions that a payment stands for: none while it is not recorded. */
export function transactionsOf(payment: Payment): Transaction[] {
  const { state, customerId, partnerId, invoices } = payment;
  if (state !== 'recorded' || customerId === undefined) return [];
  const chargebeeInvoiceId = invoices[0]?.id ?? payment.invoiceId;
  return [
    {
      transactionId: idOf('transaction', payment.ulid),
      version: payment.version,
      kind: 'payment',
      customerId,
      ...(partnerId !== undefined && { partnerId }),
      amount: payment.amount,
      occurredAt: payment.date,
      invoices,
      chargebeeTransactionId: payment.chargebeeTransactionId,
      ...(chargebeeInvoiceId !== undefined && { chargebeeInvoiceId }),
    },
  ];
}

/** What its source partner earned for a payment. */
export function rewardsOf(payment: Payment): GivenReward[] {
  const { state, version, ulid, customerId, partnerId, rewards } = payment;
  if (state !== 'recorded' || customerId === undefined || partnerId === undefined) return [];
  const transactionId = idOf('transaction', ulid);
  return rewards.map((reward, index) => ({
    ...reward,
    rewardId: rewardId(ulid, index),
    version,
    partnerId,
    transactionId,
    customerId,
  }));
}
