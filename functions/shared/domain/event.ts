import type { Money } from './money.ts';

/** What is kept of a Chargebee customer: no address, no card, no custom field. */
export interface ChargebeeCustomer {
  readonly id: string;
  /** Normalized. */
  readonly email?: string;
  readonly firstName?: string;
  readonly lastName?: string;
  readonly company?: string;
}

/** What one invoice got of a payment. */
export interface AppliedInvoice {
  readonly id: string;
  readonly applied: Money;
}

/** What is kept of a Chargebee transaction. `type` and `status` are open lists at Chargebee, so they are text. */
export interface ChargebeeTransaction {
  readonly id: string;
  readonly type: string;
  readonly status: string;
  readonly amount: Money;
  /** Epoch milliseconds (Chargebee sends whole seconds). */
  readonly date: number;
  /** Grows with every change of the transaction at Chargebee; 0 where it is not sent. */
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
  /** `content.invoice.id`: what the payment is shown with where it is linked to no invoice. */
  readonly invoiceId?: string;
}
