import type { Step } from '../lines/activity.ts';
import type { LedgerEntry } from '../money-back/ledger-entry.ts';
import type { AppliedInvoice } from '../event.ts';
import { leftOf } from '../money-back/ledger.ts';
import { idOf, rewardId } from '../ids.ts';
import type { LaterWord } from '../later-word.ts';
import type { Money } from '../money.ts';
import type { ByHand } from './by-hand.ts';
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
  /** Of a payment, what is left of it by now. */
  readonly left?: Money;
  /** The event that told it. */
  readonly eventId?: string;
  /** What was given, or taken back, with it. */
  readonly rewardIds: readonly string[];
  /** Of what no event told, and what was decided of it: where it is a payment, step by step. */
  readonly byHand?: ByHand;
  readonly steps?: readonly Step[];
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
  const { state, customerId, partnerId, invoices, byHand, line } = payment;
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
      left: { amount: leftOf(payment), currency: payment.amount.currency },
      rewardIds: rewardsOf(payment).map((reward) => reward.rewardId),
      ...(byHand ? { byHand, steps: line.steps } : { eventId: line.eventId }),
    },
  ];
}

/**
 * The transaction that was appended to a payment, of whose partner that was then; none where rewards alone were.
 * @param eventId what appended it, if an event did
 */
export function transactionOfEntry(payment: Payment, entry: LedgerEntry, eventId?: string): Transaction[] {
  const { ulid, kind, chargeback, chargebeeTransactionId, occurredAt, amount, partnerId } = entry;
  const { currency } = payment.amount;
  if (kind === 'judgement') return [];
  return transactionsOf(payment).map(({ partnerId: _partner, left, eventId: _, steps, ...paid }) => ({
    ...paid,
    ...(partnerId !== undefined && { partnerId }),
    ...(eventId !== undefined && { eventId }),
    rewardIds: rewardsOfEntry(payment, entry).map((reward) => reward.rewardId),
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

/** The reward of a payment at this place, as if the payment itself had given it: of its own partner, or of a former one. */
function rewardsAt(payment: Payment, place: number): GivenReward[] {
  const { state, version, ulid, customerId, partnerId: own, rewards } = payment;
  const reward = rewards[place];
  const partnerId = reward?.partnerId ?? own;
  if (state !== 'recorded' || customerId === undefined || !reward || partnerId === undefined) return [];
  const transactionId = idOf('transaction', ulid);
  return [
    {
      ...reward,
      kind: 'reward',
      rewardId: rewardId(ulid, place),
      version,
      partnerId,
      transactionId,
      customerId,
    },
  ];
}

/** What its source partner of that moment earned when a payment was recorded. */
export const rewardsOf = (payment: Payment): GivenReward[] =>
  payment.rewards.flatMap(({ givenBy }, place) => (givenBy === undefined ? rewardsAt(payment, place) : []));

/** What its source partner earned later, gives back, or gets again, by an entry of the payment. */
export function rewardsOfEntry(payment: Payment, { ulid, kind, rewards }: LedgerEntry): GivenReward[] {
  return rewards.flatMap(({ place, amount }) =>
    rewardsAt(payment, place).map((reward) => ({
      ...reward,
      rewardId: rewardId(ulid, place),
      ...(kind !== 'judgement' && { transactionId: idOf('transaction', ulid) }),
      amount: { amount, currency: reward.amount.currency },
      // The entry that gave a reward takes nothing back: it is the reward.
      ...(reward.givenBy !== ulid && {
        kind: 'reversal' as const,
        status: reversalStatus(payment, ulid, place),
      }),
    })),
  );
}
