import type { Change } from './change.ts';

/** How an event ends: it was decided; it had been, so that nothing was left to write; or it is kept as failed. */
export type End = 'done' | 'copy' | 'failed';

/**
 * Whose rules look at an event:
 * - `payment`: what a succeeded payment comes to
 * - `unmatched`: whether the customer that an unmatched payment did not find is there by now
 * - `money_back`: what a state of a transaction makes of a payment that was decided, and what of that remains
 * - `customer`: what a customer's change at Chargebee comes to
 */
export type EventFamily = 'payment' | 'unmatched' | 'money_back' | 'customer';

/**
 * What is written in one write, and what follows once it is; or, with nothing to write, why what was asked for is refused.
 */
export interface Decision<Refusal = never> {
  readonly changes: readonly Change[];
  /**
   * How it ends; or whose rules look at it next. `later`: it needs what an index may not show yet;
   * `again`: the same rules, once this is written.
   */
  readonly next: End | EventFamily | 'later' | 'again' | Refusal;
}
