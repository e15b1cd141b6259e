import type { KnownPayment } from './payment.ts';
import type { WaitingEvent } from './waiting-event.ts';

/** What is known of a refund under its own id. */
export interface RefundPlace {
  readonly version: number;
  readonly refundId: string;
  /** The payment that it gives back; absent while no event has named it. */
  readonly paymentId?: string;
  /** Events that named no payment wait under the refund's id. */
  readonly waits?: true;
}

/** All that is looked at to decide about an event that tells a state of a transaction. */
export interface LedgerState {
  /** Of the payment that it is about; absent for a refund of which no payment is known. */
  readonly paymentId?: string;
  readonly payment?: KnownPayment;
  /** Of the refund that it is about. */
  readonly refund?: RefundPlace;
  /** What it settles: what waits under the refund while `refund.waits`, else under a payment that was decided. */
  readonly waiting: readonly WaitingEvent[];
}
