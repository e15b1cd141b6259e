import type { Change } from './change.ts';
import type { Recording } from './create-transaction.ts';
import { lineOf } from './line-of.ts';
import type { PaymentCase } from './payment-case.ts';
import { isDecided, isFailed, type Payment } from './payment.ts';
import { settle } from './settle.ts';

/**
 * The payment as this decision leaves it, with all that waited for it. One that failed before is decided anew, in its
 * place; if that was under another event, the line of that event stays beside it.
 */
export function putPayment(
  { event, state, now, ulids }: PaymentCase,
  { recorded, outcome, steps }: Omit<Recording, 'changes'>,
  more: Pick<Payment, 'ulid' | 'dealsRemain'>,
): Change[] {
  const { id: chargebeeTransactionId, amount, date, resourceVersion, invoices } = event.transaction;
  const decided: Payment = {
    ...more,
    version: (state.payment?.version ?? 0) + 1,
    chargebeeTransactionId,
    amount,
    date,
    resourceVersion,
    invoices,
    ...(event.invoiceId !== undefined && { invoiceId: event.invoiceId }),
    ...recorded,
    ...(state.payment?.waits && { waits: true }),
    line: lineOf(event, now, outcome, steps),
  };
  const { payment, changes } = isDecided(decided)
    ? settle(decided, undefined, state.waiting, { now, ulids })
    : { payment: decided, changes: [] };
  const before = state.payment;
  const failed = isFailed(before) && before.line.eventId !== event.id ? before : undefined;
  return [
    { kind: 'put_payment', payment },
    ...(failed ? [{ kind: 'swap_lines' as const, failed, line: payment.line }] : []),
    ...changes,
  ];
}
