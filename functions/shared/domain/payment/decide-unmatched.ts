import type { Decision } from '../decision.ts';

/** Whether a customer carries the Chargebee id of an unmatched payment's payer by now. */
export interface UnmatchedCase {
  readonly isCarried: boolean;
}

/**
 * What an unmatched payment was decided on was not one moment: a payment beside it may have made the customer meanwhile.
 * Then it is decided again.
 */
export const decideUnmatched = ({ isCarried }: UnmatchedCase): Decision => ({
  changes: [],
  next: isCarried ? 'payment' : 'copy',
});
