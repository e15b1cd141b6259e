import type { Change } from '../change.ts';
import type { RefundPointer, TransactionCase } from './ledger-state.ts';
import { isDecided, type KnownPayment } from '../payment/payment.ts';
import { keepUnseen } from '../payment/unseen.ts';

/** The payment as something that events wait for. @param forgetAt epoch milliseconds; absent: as long as it takes */
function awaiting(
  payment: KnownPayment | undefined,
  chargebeeTransactionId: string,
  forgetAt: number | undefined,
): Change {
  const version = (payment?.version ?? 0) + 1;
  if (payment !== undefined && payment.state !== 'pending') {
    return { kind: 'put_payment', payment: { ...payment, version, hasWaiting: true } };
  }
  const { forgetAt: before, ...known } = payment ?? {};
  const isForgettable = forgetAt !== undefined && (payment === undefined || before !== undefined);
  return {
    kind: 'put_pending_payment',
    payment: {
      ...known,
      version,
      state: 'pending',
      chargebeeTransactionId,
      hasWaiting: true,
      ...(isForgettable && { forgetAt: Math.max(forgetAt, before ?? 0) }),
    },
  };
}

/** The event is kept under the id that it names, until what it is about is seen. */
export function wait({ event, state, now, ulids }: TransactionCase): readonly Change[] {
  const { payment, paymentId, refund } = state;
  const { changes, forgetAt } = keepUnseen(event, { now, ulid: ulids() }, paymentId);
  if (paymentId !== undefined) return [awaiting(payment, paymentId, forgetAt), ...changes];
  const version = (refund?.version ?? 0) + 1;
  return [
    { kind: 'put_refund', refund: { ...refund, version, refundId: event.transaction.id, hasWaiting: true } },
    ...changes,
  ];
}

/**
 * What waited under a refund's own id goes on waiting under its payment, which is known by now. Where that was decided, it
 * says that they remain: they are settled whatever becomes of the event that moved them.
 */
export function moveToPayment(
  { waiting, waitingNext, payment }: TransactionCase['state'],
  { hasWaiting, ...refund }: RefundPointer,
  paymentId: string,
): readonly Change[] {
  const remain = waitingNext !== undefined && { hasWaiting: true as const };
  const put: Change = isDecided(payment)
    ? {
        kind: 'put_payment',
        payment: { ...payment, version: payment.version + 1, waitingRemain: '' },
      }
    : awaiting(payment, paymentId, undefined);
  return [
    { kind: 'put_refund', refund: { ...refund, paymentId, version: refund.version + 1, ...remain } },
    put,
    ...waiting.flatMap((one): Change[] => [
      { kind: 'remove_waiting', waiting: one, under: refund.refundId },
      { kind: 'put_waiting', waiting: one, under: paymentId },
    ]),
  ];
}
