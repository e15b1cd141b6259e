import type { CustomerEvent, TransactionEvent } from '../../functions/shared/domain/event.ts';
import { day, paidOn } from './payment-case.ts';

type Parts = Partial<Omit<TransactionEvent, 'transaction'>> & {
  readonly transaction?: Partial<TransactionEvent['transaction']>;
};

/** A refund of 10 EUR of the payment that `anEvent` makes, a day later. */
export const aRefund = ({ transaction, ...event }: Parts = {}): TransactionEvent => ({
  id: 'ev_refund_1',
  type: 'payment_refunded',
  occurredAt: paidOn + day + 3_000,
  receivedAt: paidOn + day + 5_000,
  customer: { id: 'cb_1', email: 'ada@example.com' },
  ...event,
  transaction: {
    id: 'txn_cb_refund_1',
    type: 'refund',
    status: 'success',
    amount: { amount: 1_000, currency: 'EUR' },
    date: paidOn + day,
    resourceVersion: paidOn + day,
    paymentId: 'txn_cb_1',
    ...transaction,
  },
});

/** The payment that `anEvent` makes is voided, two days later. */
export const aStateEvent = ({ transaction, ...event }: Parts = {}): TransactionEvent => ({
  id: 'ev_state_1',
  type: 'transaction_updated',
  occurredAt: paidOn + 2 * day + 3_000,
  receivedAt: paidOn + 2 * day + 5_000,
  customer: { id: 'cb_1' },
  ...event,
  transaction: {
    id: 'txn_cb_1',
    type: 'payment',
    status: 'voided',
    amount: { amount: 4_900, currency: 'EUR' },
    date: paidOn,
    resourceVersion: paidOn + 2 * day,
    ...transaction,
  },
});

/** The refund that `aRefund` makes is deleted, two days later, by an event that names no payment. */
export const aDeletedRefund = ({ transaction, ...event }: Parts = {}): TransactionEvent =>
  aStateEvent({
    id: 'ev_deleted_1',
    type: 'transaction_deleted',
    ...event,
    transaction: {
      id: 'txn_cb_refund_1',
      type: 'refund',
      status: 'deleted',
      amount: { amount: 1_000, currency: 'EUR' },
      ...transaction,
    },
  });

type CustomerParts = Partial<Omit<CustomerEvent, 'customer'>> & {
  readonly customer?: Partial<CustomerEvent['customer']>;
};

/** The customer of the payment that `anEvent` makes, changed a day later. */
export const aCustomerEvent = ({ customer, ...event }: CustomerParts = {}): CustomerEvent => ({
  id: 'ev_customer_1',
  type: 'customer_changed',
  occurredAt: paidOn + day,
  receivedAt: paidOn + day + 2_000,
  ...event,
  customer: {
    id: 'cb_1',
    email: 'ada@example.com',
    firstName: 'Ada',
    resourceVersion: paidOn + day,
    ...customer,
  },
});
