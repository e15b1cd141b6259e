import type { FreeDeal } from '../customer/deal.ts';
import type { StateEvent } from '../event.ts';
import type { Ulids } from '../ids.ts';
import type { PartnerTerms } from '../rewards/partner.ts';
import type { KnownPayment, Payment } from '../payment/payment.ts';
import type { RuleUses } from '../rewards/rule-use.ts';
import type { AppendedPage } from './remove-entries.ts';
import type { WaitingPage } from './waiting-event.ts';

/** What is known of a refund under its own id. */
export interface RefundPointer {
  readonly version: number;
  readonly refundId: string;
  /** The payment that it gives back; absent while no event has named it. */
  readonly paymentId?: string;
  /** Events that named no payment wait under the refund's id. */
  readonly hasWaiting?: true;
}

/** Payments of a customer that a rule passed over. */
export interface PassedOverPayments {
  /** Oldest first, as many as are remembered. */
  readonly payments: readonly Payment[];
  /** There are no others. */
  readonly isAll: boolean;
}

/**
 * All that is looked at to decide about an event that tells a state of a transaction, with the next of what waits: under
 * the refund while `refund.hasWaiting`; else beside a payment that was decided, where events remain, or for the refund that the
 * event reports.
 */
export interface LedgerState extends WaitingPage {
  /** Of the payment that it is about; absent for a refund of which no payment is known. */
  readonly paymentId?: string;
  readonly payment?: KnownPayment;
  /** Of the refund that it is about. */
  readonly refund?: RefundPointer;
  /** What the payment's customer has of the limited rules; loaded where the payment may be judged again. */
  readonly uses?: RuleUses;
  /** Of the payment's source partner, and of those of `passedOver`; loaded with `uses`. */
  readonly terms: ReadonlyMap<string, PartnerTerms>;
  /** By rule, while the payment has uses to offer. */
  readonly passedOver?: ReadonlyMap<string, PassedOverPayments>;
  /** What was appended to the payment, while it is to be taken away. */
  readonly toRemove?: AppendedPage;
  /** Those without a customer that the email of the payment's own event leads to, while some of them remain to be taken. */
  readonly deals?: readonly FreeDeal[];
}

/** One event about money that may go back, with all that the decision may look at. */
export interface TransactionCase {
  readonly event: StateEvent;
  readonly state: LedgerState;
  /** Epoch milliseconds. */
  readonly now: number;
  readonly ulids: Ulids;
}
