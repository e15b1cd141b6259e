import type { Change } from '../change.ts';
import { askedStep } from './asked.ts';
import type { Recording } from './create-transaction.ts';
import { followedLine, ownLine } from './decided-again.ts';
import { lineOf } from '../lines/line-of.ts';
import type { PaymentCase } from './payment-case.ts';
import { isDecided, isFailed, type KnownPayment, type Payment } from './payment.ts';
import { putRuleUses } from '../rewards/put-rule-uses.ts';
import { settle } from '../money-back/settle.ts';

/** What a later release keeps with a payment that failed, or that was waited for: it stays, whatever is decided now. */
function keptWith(before: KnownPayment | undefined): object {
  if (before === undefined) return {};
  if (before.state === 'pending') {
    const { hasWaiting, forgetAt, ...kept } = before;
    return kept;
  }
  const { hasWaiting, chargebeeCustomer, ...kept } = before;
  return kept;
}

/**
 * The payment as this decision leaves it, with all that waited for it. One that failed before is decided anew, in its
 * place; the line of the event that brought it follows, and another event has a line of its own.
 */
export function putPayment(
  { event, state, now, ulids, asked }: PaymentCase,
  { recorded, outcome, steps, byRule: taken }: Omit<Recording, 'changes'>,
  more: Pick<Payment, 'ulid' | 'dealsRemain'>,
): Change[] {
  const before = state.payment;
  const isAgain = isFailed(before) && before.line.eventId === event.id;
  const failed = isFailed(before) && !isAgain ? before : undefined;
  const { id: chargebeeTransactionId } = event.transaction;
  const isNewer = failed !== undefined && failed.resourceVersion > event.transaction.resourceVersion;
  const { amount, date, resourceVersion, invoices } = isNewer ? failed : event.transaction;
  const { invoice } = isNewer ? failed : event;
  const decided: Payment = {
    ...keptWith(before),
    ...more,
    version: (state.payment?.version ?? 0) + 1,
    chargebeeTransactionId,
    amount,
    date,
    resourceVersion,
    invoices,
    ...(invoice && { invoice }),
    ...recorded,
    ...(recorded.state !== 'recorded' && { chargebeeCustomer: event.customer }),
    // One that is decided settles what waits.
    ...(recorded.state === 'failed' && state.payment?.hasWaiting && { hasWaiting: true }),
    line: failed
      ? followedLine(failed.line, { event, outcome, steps, now, asked })
      : {
          ...(isAgain && before.line),
          ...lineOf(event, now, outcome, [...(asked ? [askedStep(asked)] : []), ...steps]),
        },
  };
  const terms = decided.partnerId === undefined ? undefined : state.terms.get(decided.partnerId);
  const { payment, changes, byRule } = isDecided(decided)
    ? settle(decided, undefined, state, { now, ulids, terms, byRule: taken })
    : { payment: decided, changes: [], byRule: taken };
  return [
    { kind: 'put_payment', payment },
    ...putRuleUses(payment.customerId, state.uses, byRule),
    ...(failed ? ownLine(failed.line, { event, after: payment, outcome, now, asked }, ulids()) : []),
    ...changes,
  ];
}
