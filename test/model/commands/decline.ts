import { aboutPayment, paymentState } from '../events/payment-state.ts';
import { sending } from './sending.ts';

/** A payment is declined: an ordinary thing, unless it had succeeded. */
export const decline = sending('decline', aboutPayment, (model, about) =>
  paymentState(model, about, { type: 'payment_failed', status: 'failure' }),
);
