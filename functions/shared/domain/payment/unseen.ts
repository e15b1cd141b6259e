import type { Outcome } from '../lines/activity.ts';
import type { Change } from '../change.ts';
import type { Code } from '../lines/codes.ts';
import type { StateEvent } from '../event.ts';
import { lineOf } from '../lines/line-of.ts';
import { isReport, meanings, takesBack } from '../money-back/takes-back.ts';
import { isDead } from '../money-back/transaction-state.ts';

const rememberMs = 8 * 86_400_000;

/**
 * How an event ends whose payment or refund was not seen yet. What gives money back waits for it. Anything else (an
 * ordinary decline, above all) is ignored, and remembered for a while: it may be newer than what is still to come.
 */
function endOf(
  event: StateEvent,
  paymentId: string | undefined,
): { readonly outcome: Extract<Outcome, 'waiting' | 'ignored'>; readonly code: Code } {
  const { type, transaction } = event;
  const isRefund = takesBack(transaction.type);
  if (isReport(event)) {
    return { outcome: 'waiting', code: paymentId === undefined ? 'payment_not_named' : 'payment_not_seen' };
  }
  const isDecline = meanings[type] === 'attempt' && transaction.status === 'failure';
  if (isDecline) return { outcome: 'ignored', code: 'payment_declined' };
  if (isDead(transaction.status)) {
    return { outcome: 'waiting', code: isRefund ? 'refund_not_seen' : 'payment_not_seen' };
  }
  return { outcome: 'ignored', code: isRefund ? 'refund_unknown' : 'payment_unknown' };
}

/**
 * The line of an event whose payment or refund was not seen yet, and what it tells beside what it names.
 * @param now epoch milliseconds
 * @param paymentId of the payment that it is about; undefined for a refund of which no payment is known
 * @returns `forgetAt` where it is only remembered
 */
export function keepUnseen(
  event: StateEvent,
  { now, ulid }: { readonly now: number; readonly ulid: string },
  paymentId: string | undefined,
): { readonly changes: readonly Change[]; readonly forgetAt?: number } {
  const { outcome, code } = endOf(event, paymentId);
  const forgetAt = outcome === 'ignored' && { forgetAt: now + rememberMs };
  const waitsFor = code === 'payment_not_seen' && paymentId !== undefined;
  const refs = waitsFor && { refs: { chargebeeTransactionId: paymentId } };
  const line = lineOf(event, now, outcome, [{ action: 'receive', code, ...refs }]);
  const waiting = { event, line, ulid, ...forgetAt };
  return {
    changes: [
      { kind: 'put_line', line, ulid, ...forgetAt },
      { kind: 'put_waiting', waiting, under: paymentId ?? event.transaction.id },
    ],
    ...forgetAt,
  };
}
