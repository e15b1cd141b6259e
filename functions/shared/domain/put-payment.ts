import type { Change } from './change.ts';
import type { Recording } from './create-transaction.ts';
import { lineOf } from './line-of.ts';
import type { PaymentCase } from './payment-case.ts';
import type { Payment } from './payment.ts';

/**
 * The payment as this decision leaves it. One that failed before is decided anew, in its place; if that was under
 * another event, the line of that event stays beside it.
 */
export function putPayment(
  { event, state, ...rest }: PaymentCase,
  { recorded, outcome, steps }: Omit<Recording, 'changes'>,
  more: Pick<Payment, 'ulid' | 'dealsRemain'>,
): Change[] {
  const { id: chargebeeTransactionId, amount, date, resourceVersion, invoices } = event.transaction;
  const payment: Payment = {
    ...more,
    version: (state.payment?.version ?? 0) + 1,
    chargebeeTransactionId,
    amount,
    date,
    resourceVersion,
    invoices,
    ...(event.invoiceId !== undefined && { invoiceId: event.invoiceId }),
    ...recorded,
    line: lineOf({ event, state, ...rest }, outcome, steps),
  };
  const failed = state.payment;
  return failed === undefined || failed.line.eventId === event.id
    ? [{ kind: 'put_payment', payment }]
    : [
        { kind: 'put_payment', payment },
        { kind: 'swap_lines', failed, line: payment.line },
      ];
}
