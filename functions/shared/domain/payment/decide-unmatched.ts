import type { Decision } from '../decision.ts';
import { remains } from '../money-back/settle-remaining.ts';
import { isDecided, type KnownPayment } from './payment.ts';

export interface UnmatchedCase {
  /** As it was written. */
  readonly payment?: KnownPayment;
  /** A customer carries the payer's Chargebee id by now. */
  readonly isCarried: boolean;
}

/**
 * What an unmatched payment was decided on was not one moment: a payment beside it may have made the customer meanwhile.
 * Then it is decided again.
 */
export function decideUnmatched({ isCarried, payment }: UnmatchedCase): Decision {
  if (isCarried) return { changes: [], next: 'payment' };
  return { changes: [], next: isDecided(payment) && remains(payment) ? 'money_back' : 'done' };
}
