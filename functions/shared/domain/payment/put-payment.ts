import type { Change } from '../change.ts';
import type { Recording } from './create-transaction.ts';
import { lineOf } from '../lines/line-of.ts';
import type { PaymentCase } from './payment-case.ts';
import { isDecided, isFailed, type Payment } from './payment.ts';
import { putRuleUses } from '../rewards/put-rule-uses.ts';
import { settle } from '../money-back/settle.ts';

/**
 * The payment as this decision leaves it, with all that waited for it. One that failed before is decided anew, in its
 * place; if that was under another event, the line of that event stays beside it.
 */
export function putPayment(
  { event, state, now, ulids }: PaymentCase,
  { recorded, outcome, steps, byRule: taken }: Omit<Recording, 'changes'>,
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
    // One that is decided settles what waits.
    ...(recorded.state === 'failed' && state.payment?.waits && { waits: true }),
    line: lineOf(event, now, outcome, steps),
  };
  const terms = decided.partnerId === undefined ? undefined : state.terms.get(decided.partnerId);
  const { payment, changes, byRule } = isDecided(decided)
    ? settle(decided, undefined, state, { now, ulids, terms, byRule: taken })
    : { payment: decided, changes: [], byRule: taken };
  const before = state.payment;
  const failed = isFailed(before) && before.line.eventId !== event.id ? before : undefined;
  return [
    { kind: 'put_payment', payment },
    ...putRuleUses(payment.customerId, state.uses, byRule),
    ...(failed ? [{ kind: 'swap_lines' as const, failed, line: payment.line }] : []),
    ...changes,
  ];
}
