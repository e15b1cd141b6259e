import type { KnownPayment } from './payment.ts';

/** Of one that was never seen nothing is kept. */
export type PaymentStateName = KnownPayment['state'] | 'never_seen';

const undecided = ['never_seen', 'pending', 'failed'] as const;

/**
 * Where a payment may come from, by where it goes. What is decided stays so, but for an unmatched payment, which is recorded
 * once it finds its customer.
 */
export const paymentMoves: Readonly<Record<KnownPayment['state'], readonly PaymentStateName[]>> = {
  pending: ['never_seen'],
  failed: ['never_seen', 'pending'],
  ignored: undecided,
  unmatched: undecided,
  recorded: [...undecided, 'unmatched'],
};

export const mayBecome = (before: PaymentStateName, after: KnownPayment['state']): boolean =>
  paymentMoves[after].includes(before);
