import fc from 'fast-check';
import { aboutPayment, paymentState } from '../events/payment-state.ts';
import { sending } from './sending.ts';

const type = fc.constantFrom('payment_failed' as const, 'transaction_updated' as const);

/** A payment that had succeeded fails after all. */
export const failLate = sending('fail late', fc.tuple(aboutPayment, type), (model, [about, type]) =>
  paymentState(model, about, { type, status: 'late_failure' }),
);
