import type { ActivityLine } from '../lines/activity.ts';
import type { AppliedInvoice, BodyInvoice, ChargebeeCustomer, TransactionState } from '../event.ts';
import type { LaterWord } from '../later-word.ts';
import type { Money } from '../money.ts';
import type { ByHand } from './by-hand.ts';
import { mayBecome } from './payment-moves.ts';

export const rewardStatuses = ['pending', 'approved', 'paid', 'cancelled'] as const;
export type RewardStatus = (typeof rewardStatuses)[number];

/** What the source partner earns for one transaction under one rule. Its id is made of its place in the payment. */
export interface Reward {
  readonly ruleId: string;
  readonly ruleVersion: number;
  readonly amount: Money;
  readonly status: RewardStatus | LaterWord;
  /** Epoch milliseconds: not paid before. */
  readonly payableAt: number;
  /** Of a percentage; absent for a flat reward, which is its own terms. Kept, since the partner may change programs. */
  readonly basisPoints?: number;
  readonly minimum?: Money;
  /**
   * - `held`, `given_back`: of a limited rule, whether the payment holds a use of it
   * - `replaced`: the payment was judged anew since, and this was not given again
   *
   * One that was given back or replaced counts as nothing.
   */
  readonly use?: 'held' | 'given_back' | 'replaced';
  /** The ULID of the entry that gave it; absent: it was given when the payment was recorded. */
  readonly givenBy?: string;
  /** Whose it is, where the payment was that partner's before; absent: its source partner's. */
  readonly partnerId?: string;
}

/** The newest state of a refund or a reversal; when it was made, and that the payer's bank forced it, where nothing else says so. */
export interface Refund
  extends
    Pick<TransactionState, 'id' | 'status' | 'resourceVersion' | 'amount'>,
    Partial<Pick<TransactionState, 'date' | 'chargeback'>> {
  /** It is a direct debit that bounced: the payment never brought that money. */
  readonly reversal?: true;
}

/** Uses of limited rules that were given back: of which customer, and of which rules. */
export interface UsesOf {
  readonly customerId: string;
  readonly ruleIds: readonly string[];
}

/** The versions of a program's rules that judge a payment in place of those in force at its date. */
export interface RatedAnew {
  readonly programId: string;
  /** Those in force at this moment; epoch milliseconds. */
  readonly at: number;
}

/** Where events wait for a payment that was not seen yet. */
export interface PendingPayment {
  readonly version: number;
  readonly state: 'pending';
  readonly chargebeeTransactionId: string;
  readonly hasWaiting: true;
  /** Epoch milliseconds; present while nothing that waits has to be remembered any longer than this. */
  readonly forgetAt?: number;
}

/**
 * Everything of one Chargebee payment: the business key that makes copies harmless, the newest facts, and what was
 * recorded of it. The transaction and its rewards are the payment's own, so that neither exists without the other.
 * - `recorded`: it is a transaction of `customerId`, with `partnerId` the source partner of that moment, or whom an admin
 *   reassigned it to
 * - `unmatched`: no customer was found; it waits, with what is needed to decide again
 * - `ignored`: it was seen while nothing was to be recorded; its facts are kept, for whoever records it later
 * - `failed`: deciding it failed for a reason that trying again does not mend, or too often; the next copy decides it anew
 */
export interface Payment {
  /** Grows with every change: whoever changes the payment states the version it saw. */
  readonly version: number;
  /** Makes the transaction's id. */
  readonly ulid: string;
  readonly state: 'recorded' | 'unmatched' | 'ignored' | 'failed';
  readonly chargebeeTransactionId: string;
  readonly amount: Money;
  /** Epoch milliseconds. */
  readonly date: number;
  /** Of the newest state at Chargebee. */
  readonly resourceVersion: number;
  /** Of the newest state; absent while that is `success`. */
  readonly status?: string;
  readonly refunds?: readonly Refund[];
  readonly invoices: readonly AppliedInvoice[];
  /** Of the state that told the invoices; absent while that is the newest. */
  readonly invoicesVersion?: number;
  /** The one that the event's body held, with its tax and coupons: nothing else tells them later. */
  readonly invoice?: BodyInvoice;
  readonly customerId?: string;
  readonly partnerId?: string;
  /** Its payer's email was not the customer's when it was recorded: by the customer's it is not found. */
  readonly otherEmail?: true;
  readonly rewards: readonly Reward[];
  /** What was taken back of its rewards, and is paid: each by the end of its id. */
  readonly paidReversals?: readonly string[];
  /** Limited rules that were used up when they judged it: it is judged again where a use is given back. */
  readonly passedOver?: readonly string[];
  /** It was rated anew: every later judgement keeps to these versions. */
  readonly ratedAnew?: RatedAnew;
  /** Since when it has uses that it gave back, and that were not offered to the payments passed over; epoch milliseconds. */
  readonly usesToOffer?: number;
  /** Whose those are, and of which rules, where that customer had it before an admin unlinked it, or it was judged anew. */
  readonly usesOf?: UsesOf;
  /** An admin unlinked it, and more was appended to it than one write takes away. */
  readonly entriesToRemove?: true;
  /** Kept while it is not recorded: whom Chargebee names, to decide again. */
  readonly chargebeeCustomer?: ChargebeeCustomer;
  /** Deals still wait for the customer: the event is not done before they have it. */
  readonly dealsRemain?: true;
  /** It was recorded late, and what more than so many of its refunds took is not appended yet. */
  readonly refundsAppended?: number;
  /** Events beside it wait for what they name: a refund that was not reported, or the payment itself while it failed. */
  readonly hasWaiting?: true;
  /** What waited beside it is settled up to this rank, and did not fit into one write; empty: from the beginning on. */
  readonly waitingRemain?: string;
  /** Of one that is unmatched: an admin does not want to see it in the inbox. */
  readonly dismissed?: true;
  /** Of one that an admin recorded: no event told it. */
  readonly byHand?: ByHand;
  /** The line of the event that was decided; of one by hand what was decided of it, and no line of the activity. */
  readonly line: ActivityLine;
}

/** Of a payment that failed, Chargebee's customer is always kept. */
export type FailedPayment = Payment & Required<Pick<Payment, 'chargebeeCustomer'>>;

export const isFailed = (payment: KnownPayment | undefined): payment is FailedPayment =>
  payment?.state === 'failed';

export type KnownPayment = Payment | PendingPayment;

/** Whether a payment was decided, and not only waited for or failed. */
export const isDecided = (payment: KnownPayment | undefined): payment is Payment =>
  payment !== undefined && !mayBecome(payment.state, 'unmatched');
