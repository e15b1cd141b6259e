import type { Change } from './change.ts';
import type { ChargebeeEvent, PaymentEvent, TransactionEvent } from './event.ts';
import type { WhyFailed } from './fail-payment.ts';
import type { Ulids } from './ids.ts';
import { lineOf } from './line-of.ts';
import { whyNotActedOn } from './why-not-acted-on.ts';

/** A refund that names no payment, and failed before it was known where it leads, has its line under its own id. */
export function forgetFailed(
  { id: eventId, transaction: { id, type, paymentId: named } }: TransactionEvent,
  paymentId: string | undefined,
): Change[] {
  const isElsewhere = type === 'refund' && named === undefined && paymentId !== undefined;
  return isElsewhere ? [{ kind: 'remove_line', eventId, under: id }] : [];
}

/** Where the line of an event will be once it is decided, so that it takes the place of this one. */
function whereKept(event: PaymentEvent | TransactionEvent, paymentId: string | undefined): string {
  const isActedOn = whyNotActedOn(event) === undefined;
  return isActedOn && paymentId !== undefined ? paymentId : event.transaction.id;
}

/**
 * Keeps an event that was not decided, other than a payment to record: seen by the admin, and not lost.
 * @param now epoch milliseconds
 * @param paymentId of the payment that it is about, if one is known
 */
export function failEvent(
  event: ChargebeeEvent,
  paymentId: string | undefined,
  code: WhyFailed,
  { now, ulids }: { readonly now: number; readonly ulids: Ulids },
): readonly Change[] {
  const line = lineOf(event, now, 'failed', [{ action: 'receive', code }]);
  const kept = { kind: 'add_line' as const, line, ulid: ulids(), kept: JSON.stringify(event) };
  if (!('transaction' in event)) return [kept];
  const own = { ...kept, under: whereKept(event, paymentId) };
  return event.type === 'payment_succeeded' ? [own] : [own, ...forgetFailed(event, paymentId)];
}
