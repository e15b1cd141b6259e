import { aboutPayment, paymentState } from '../events/payment-state.ts';
import { sending } from './sending.ts';

/** A payment is voided. */
export const voidPayment = sending('void payment', aboutPayment, (model, about) =>
  paymentState(model, about, { type: 'transaction_updated', status: 'voided' }),
);
