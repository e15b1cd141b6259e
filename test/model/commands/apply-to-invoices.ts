import fc from 'fast-check';
import { invoices } from '../events/invoices.ts';
import { aboutPayment, paymentState } from '../events/payment-state.ts';
import { sending } from './sending.ts';

/** A payment in advance is applied to invoices, or taken off them. */
export const applyToInvoices = sending(
  'apply to invoices',
  fc.tuple(aboutPayment, invoices),
  (model, [about, invoices]) => {
    const event = paymentState(model, about, { type: 'transaction_updated', status: 'success' });
    return { ...event, transaction: { ...event.transaction, invoices } };
  },
);
