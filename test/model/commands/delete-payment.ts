import { aboutPayment, paymentState } from '../events/payment-state.ts';
import { sending } from './sending.ts';

/** A payment is deleted. */
export const deletePayment = sending('delete payment', aboutPayment, (model, about) =>
  paymentState(model, about, { type: 'transaction_deleted', status: 'deleted' }),
);
