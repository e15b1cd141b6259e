import type { Change } from './change.ts';
import type { Ulids } from './ids.ts';
import type { Payment } from './payment.ts';
import { settle } from './settle.ts';
import type { WaitingEvent } from './waiting-event.ts';

/**
 * The next of the events that waited for a payment and did not fit into the write that recorded it. Like the deals that
 * remain, each step holds only for the payment as it was read, so none is applied twice.
 */
export function settleRemaining(
  before: Payment,
  waiting: readonly WaitingEvent[],
  clock: { readonly now: number; readonly ulids: Ulids },
): readonly Change[] {
  const { payment, changes } = settle(before, undefined, waiting, clock);
  return [{ kind: 'put_payment', payment: { ...payment, version: before.version + 1 } }, ...changes];
}
