import type { KnownPayment } from './payment.ts';

/** Of one that was never seen nothing is kept. */
export type PaymentStateName = KnownPayment['state'] | 'never_seen';

type Moves = Readonly<Record<KnownPayment['state'], readonly PaymentStateName[]>>;

const undecided = ['never_seen', 'pending', 'failed'] as const;

/**
 * Where a payment may come from, by where it goes. What is decided stays so, but for an unmatched payment, which is recorded
 * once it finds its customer.
 */
export const paymentMoves: Moves = {
  pending: ['never_seen'],
  failed: ['never_seen', 'pending'],
  ignored: undecided,
  unmatched: undecided,
  recorded: [...undecided, 'unmatched'],
};

/** Where it may come from besides, when an admin asked to decide it again. */
export const replayMoves: Moves = {
  pending: [],
  failed: [],
  ignored: [],
  unmatched: ['ignored'],
  recorded: ['ignored'],
};

/** Where it may come from when an admin unlinked its Chargebee customer. */
export const unlinkMoves: Moves = {
  pending: [],
  failed: [],
  ignored: [],
  unmatched: ['recorded'],
  recorded: [],
};

export const mayBecome = (before: PaymentStateName, after: KnownPayment['state'], isAsked = false): boolean =>
  paymentMoves[after].includes(before) || (isAsked && replayMoves[after].includes(before));
