import type { Money } from './money.ts';

/** What is kept of a Chargebee customer: no address, no card, no custom field. */
export interface ChargebeeCustomer {
  readonly id: string;
  /** Normalized. */
  readonly email?: string;
  readonly firstName?: string;
  readonly lastName?: string;
  readonly company?: string;
  /** Grows with every change of the customer at Chargebee; absent where it is not sent. */
  readonly resourceVersion?: number;
}

/** What one invoice got of a payment. */
export interface AppliedInvoice {
  readonly id: string;
  readonly applied: Money;
}

/** What is kept of the invoice that the body of a payment holds: one of those that it paid. */
export interface BodyInvoice {
  readonly id: string;
  /** What it comes to, and the tax in that, in the minor unit of its currency; absent where the body does not say. */
  readonly total?: number;
  readonly tax?: number;
  /** Of the coupons, and the sets of coupons, that took something off it: the largest discount first. */
  readonly couponIds?: readonly string[];
}

/** What is kept of a Chargebee transaction. `type` and `status` are open lists at Chargebee, so they are text. */
export interface ChargebeeTransaction {
  readonly id: string;
  readonly type: string;
  readonly status: string;
  readonly amount: Money;
  /** Epoch milliseconds (Chargebee sends whole seconds). */
  readonly date: number;
  /** Grows with every change of the transaction at Chargebee, in epoch milliseconds; where it is not sent, the next best. */
  readonly resourceVersion: number;
  readonly invoices: readonly AppliedInvoice[];
}

/** A `payment_succeeded` event, reduced to what is acted on. All times are epoch milliseconds. */
export interface PaymentEvent {
  readonly id: string;
  readonly type: 'payment_succeeded';
  readonly occurredAt: number;
  readonly receivedAt: number;
  readonly transaction: ChargebeeTransaction;
  readonly customer: ChargebeeCustomer;
  /** `content.invoice`: what the payment is shown with where it is linked to no invoice. */
  readonly invoice?: BodyInvoice;
}

/** The events that tell a new state of a transaction. */
export const transactionEventTypes = [
  'payment_refunded',
  'payment_failed',
  'transaction_created',
  'transaction_updated',
  'transaction_deleted',
] as const;

/** A state of a payment, or of what takes it back, as Chargebee tells it. */
export interface TransactionState {
  readonly id: string;
  /** `payment`, `refund`, `payment_reversal`, or another word of Chargebee's. */
  readonly type: string;
  /** A word of Chargebee's, or `deleted`. */
  readonly status: string;
  readonly amount: Money;
  /** Epoch milliseconds. */
  readonly date: number;
  readonly resourceVersion: number;
  /** Of a refund or a reversal: the payment that it names, if it names one. */
  readonly paymentId?: string;
  /** The refund was forced by the payer's bank. */
  readonly chargeback?: true;
  /** Of a payment, where it tells them: the invoices that it is applied to by now. */
  readonly invoices?: readonly AppliedInvoice[];
}

/** An event that may give money back, reduced to what is acted on. All times are epoch milliseconds. */
export interface TransactionEvent {
  readonly id: string;
  readonly type: (typeof transactionEventTypes)[number];
  readonly occurredAt: number;
  readonly receivedAt: number;
  readonly transaction: TransactionState;
  readonly customer?: Pick<ChargebeeCustomer, 'id' | 'email'>;
}

/** An event that tells a state of a transaction; of a payment that was recorded, its further copies do so too. */
export type StateEvent = Omit<TransactionEvent, 'type'> & {
  readonly type: TransactionEvent['type'] | 'payment_succeeded';
};

export const customerEventTypes = ['customer_changed', 'customer_deleted'] as const;

/** An event about a customer alone. All times are epoch milliseconds. */
export interface CustomerEvent {
  readonly id: string;
  readonly type: (typeof customerEventTypes)[number];
  readonly occurredAt: number;
  readonly receivedAt: number;
  readonly customer: ChargebeeCustomer;
}

export type ChargebeeEvent = PaymentEvent | TransactionEvent | CustomerEvent;
