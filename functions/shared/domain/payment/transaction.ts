import type { LedgerEntry } from '../money-back/ledger-entry.ts';
import type { AppliedInvoice } from '../event.ts';
import { idOf, rewardId } from '../ids.ts';
import type { LaterWord } from '../later-word.ts';
import type { Money } from '../money.ts';
import type { Payment, Reward } from './payment.ts';
import { reversalStatus } from '../rewards/reward-status.ts';

export const transactionKinds = ['payment', 'refund', 'reversal'] as const;
export type TransactionKind = (typeof transactionKinds)[number];

/** Money that a customer paid, or that was given back. */
export interface Transaction {
  readonly transactionId: string;
  /** Of the payment that it is kept with. */
  readonly version: number;
  readonly kind: TransactionKind | LaterWord;
  /** A refund that the payer's bank forced. */
  readonly chargeback?: true;
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

export const rewardKinds = ['reward', 'reversal', 'correction'] as const;

/** A reward with what it belongs to. */
export interface GivenReward
  extends Omit<Reward, 'ruleId' | 'ruleVersion'>, Partial<Pick<Reward, 'ruleId' | 'ruleVersion'>> {
  /**
   * - `reversal`: what was taken back of a reward, or given again; its amount is mostly negative
   * - `correction`: by an admin's word alone, of no transaction and under no rule
   */
  readonly kind: (typeof rewardKinds)[number];
  readonly rewardId: string;
  /** Of the item that it is kept in: its payment's, or its own. */
  readonly version: number;
  readonly partnerId: string;
  readonly transactionId?: string;
  readonly customerId?: string;
  /** Why a correction was made, and by whom. */
  readonly reason?: string;
  readonly createdBy?: string;
}

/** The transactions that a payment stands for: none while it is not recorded. */
export function transactionsOf(payment: Payment): Transaction[] {
  const { state, customerId, partnerId, invoices } = payment;
  if (state !== 'recorded' || customerId === undefined) return [];
  const chargebeeInvoiceId = invoices[0]?.id ?? payment.invoice?.id;
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

/** The transaction that was appended to a payment; none where rewards alone were. */
export function transactionOfEntry(payment: Payment, entry: LedgerEntry): Transaction[] {
  const { ulid, kind, chargeback, chargebeeTransactionId, occurredAt, amount } = entry;
  const { currency } = payment.amount;
  if (kind === 'judgement') return [];
  return transactionsOf(payment).map((paid) => ({
    ...paid,
    transactionId: idOf('transaction', ulid),
    kind,
    ...(chargeback && { chargeback }),
    amount: { amount, currency },
    occurredAt,
    reverses: paid.transactionId,
    invoices: [],
    chargebeeTransactionId,
  }));
}

/** Every reward of a payment at its place, as if the payment itself had given it. */
function rewardsAt(payment: Payment): GivenReward[] {
  const { state, version, ulid, customerId, partnerId, rewards } = payment;
  if (state !== 'recorded' || customerId === undefined || partnerId === undefined) return [];
  const transactionId = idOf('transaction', ulid);
  return rewards.map((reward, place) => ({
    ...reward,
    kind: 'reward',
    rewardId: rewardId(ulid, place),
    version,
    partnerId,
    transactionId,
    customerId,
  }));
}

/** What its source partner earned when a payment was recorded. */
export const rewardsOf = (payment: Payment): GivenReward[] =>
  rewardsAt(payment).filter(({ givenBy }) => givenBy === undefined);

/** What its source partner earned later, gives back, or gets again, by an entry of the payment. */
export function rewardsOfEntry(payment: Payment, { ulid, kind, rewards }: LedgerEntry): GivenReward[] {
  const earned = rewardsAt(payment);
  return rewards.flatMap(({ place, amount }) => {
    const reward = earned[place];
    if (reward === undefined) return [];
    return {
      ...reward,
      rewardId: rewardId(ulid, place),
      ...(kind !== 'judgement' && { transactionId: idOf('transaction', ulid) }),
      amount: { amount, currency: reward.amount.currency },
      // The entry that gave a reward takes nothing back: it is the reward.
      ...(reward.givenBy !== ulid && {
        kind: 'reversal' as const,
        status: reversalStatus(payment, ulid, place),
      }),
    };
  });
}
