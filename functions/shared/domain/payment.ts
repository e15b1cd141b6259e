import type { ActivityLine } from './activity.ts';
import type { AppliedInvoice, ChargebeeCustomer } from './event.ts';
import type { Money } from './money.ts';

export const rewardStatuses = ['pending', 'approved', 'paid', 'cancelled'] as const;
export type RewardStatus = (typeof rewardStatuses)[number];

/** What the source partner earns for one transaction under one rule. Its id is made of its place in the payment. */
export interface Reward {
  readonly ruleId: string;
  readonly ruleVersion: number;
  readonly amount: Money;
  readonly status: RewardStatus;
  /** Epoch milliseconds: not paid before. */
  readonly payableAt: number;
}

/**
 * Everything of one Chargebee payment: the business key that makes copies harmless, the newest facts, and what was
 * recorded of it. The transaction and its rewards are the payment's own, so that neither exists without the other.
 * - `recorded`: it is a transaction of `customerId`, with `partnerId` the source partner of that moment
 * - `unmatched`: no customer was found; it waits, with what is needed to decide again
 * - `ignored`: it was seen while nothing was to be recorded
 * - `failed`: deciding it failed for a reason that trying again does not mend; the next copy decides it anew
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
  /** Of the newest state seen at Chargebee. */
  readonly resourceVersion: number;
  readonly invoices: readonly AppliedInvoice[];
  readonly invoiceId?: string;
  readonly customerId?: string;
  readonly partnerId?: string;
  readonly rewards: readonly Reward[];
  /** Kept while it is unmatched or failed: whom Chargebee names, to decide again. */
  readonly chargebeeCustomer?: ChargebeeCustomer;
  /** Deals still wait for the customer: the event is not done before they have it. */
  readonly dealsRemain?: true;
  /** The line of the event that was decided. */
  readonly line: ActivityLine;
}
