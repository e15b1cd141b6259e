import fc from 'fast-check';
import { aboutPayment, paymentState } from '../events/payment-state.ts';
import { sending } from './sending.ts';

const told = fc.constantFrom(
  { type: 'transaction_updated', status: 'success' } as const,
  { type: 'transaction_updated', status: 'in_progress' } as const,
  { type: 'transaction_updated', status: 'needs_attention' } as const,
  { type: 'payment_failed', status: 'voided' } as const,
  { type: 'payment_refunded', status: 'success' } as const,
);

/** Something else is told of a payment, which may stand again after all, or nothing that moves money. */
export const updatePayment = sending('update payment', fc.tuple(aboutPayment, told), (model, [about, told]) =>
  paymentState(model, about, told),
);
