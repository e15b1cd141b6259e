import type { Change } from '../change.ts';
import type { ChargebeeEvent, StateEvent } from '../event.ts';
import type { WhyFailed } from '../payment/fail-payment.ts';
import type { Ulids } from '../ids.ts';
import type { LedgerState } from '../money-back/ledger-state.ts';
import { lineOf } from './line-of.ts';
import { takesBack } from '../money-back/takes-back.ts';
import { whyNotActedOn } from '../payment/why-not-acted-on.ts';

/** The line of an event about a refund that failed is elsewhere, where that led elsewhere, or nowhere, at the time. */
export function forgetFailed(
  { id: eventId, transaction: { id, type, paymentId: named } }: StateEvent,
  paymentId: string | undefined,
): Change[] {
  const under = named ?? id;
  const isElsewhere = takesBack(type) && paymentId !== undefined && paymentId !== under;
  return isElsewhere ? [{ kind: 'remove_failed_line', eventId, under }] : [];
}

/**
 * Keeps an event that was not decided, other than a payment to record: seen by the admin, and not lost. Its line is where
 * it will be once the event is decided, which takes its place.
 * @param now epoch milliseconds
 * @param place where the event's transaction leads, if anywhere
 */
export function failEvent(
  event: ChargebeeEvent,
  { refund, paymentId }: Pick<LedgerState, 'refund' | 'paymentId'>,
  code: WhyFailed,
  { now, ulids }: { readonly now: number; readonly ulids: Ulids },
): readonly Change[] {
  const line = lineOf(event, now, 'failed', [{ action: 'receive', code }]);
  const kept = { kind: 'add_line' as const, line, ulid: ulids(), kept: JSON.stringify(event) };
  if (!('transaction' in event)) return [kept];
  const { id, type } = event.transaction;
  if (event.type === 'payment_succeeded' || whyNotActedOn(event) !== undefined)
    return [{ ...kept, under: id }];
  const own = { ...kept, under: paymentId ?? id };
  if (!takesBack(type)) return [own];
  // Whoever learns meanwhile where the refund leads, and decides the event, has its line there.
  if (refund?.paymentId === undefined) return [own, { kind: 'expect_refund', refundId: id, refund }];
  return [own, ...forgetFailed(event, paymentId)];
}
