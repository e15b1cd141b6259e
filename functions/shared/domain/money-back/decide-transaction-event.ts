import type { Change } from '../change.ts';
import type { Decision } from '../decision.ts';
import { lineOf } from '../lines/line-of.ts';
import type { TransactionCase } from './ledger-state.ts';
import { isDecided, type Payment } from '../payment/payment.ts';
import { putRuleUses } from '../rewards/put-rule-uses.ts';
import { noUses } from '../rewards/rule-use.ts';
import { remains, settleRemaining, settlingRemains } from './settle-remaining.ts';
import { settle } from './settle.ts';
import { takesBack } from './takes-back.ts';
import { moveToPayment, wait } from './wait.ts';
import { whyNotActedOn } from '../payment/why-not-acted-on.ts';

/** Makes the refund lead to its payment, from the first event on that names both. */
function pointRefund({ event, state: { refund, paymentId } }: TransactionCase): Change[] {
  const { id, type } = event.transaction;
  if (!takesBack(type) || paymentId === undefined || refund?.paymentId !== undefined) return [];
  return [
    {
      kind: 'put_refund',
      refund: { ...refund, version: (refund?.version ?? 0) + 1, refundId: id, paymentId },
    },
  ];
}

function apply({ event, state, now, ulids }: TransactionCase, known: Payment): Decision {
  const { uses } = state;
  const terms = state.terms.get(known.partnerId ?? '');
  const settling = { now, ulids, terms, byRule: uses?.byRule ?? noUses };
  const { payment, changes, byRule } = settle(known, event, state, settling);
  const put: Change[] =
    payment === known
      ? []
      : [
          { kind: 'put_payment', payment: { ...payment, version: known.version + 1 } },
          ...putRuleUses(known.customerId, uses, byRule),
        ];
  return { changes: [...put, ...changes], next: settlingRemains(payment) ? 'money_back' : 'done' };
}

/**
 * Decides what an event about a payment's or a refund's state changes. Pure: the same case gives the same changes. It
 * asks for no option: what gives money back is applied to recorded payments whatever the options, and while off.
 */
export function decideTransactionEvent(transaction: TransactionCase): Decision {
  const { event, state, now, ulids } = transaction;
  const { payment, paymentId, refund } = state;
  const why = whyNotActedOn(event);
  if (why !== undefined) {
    const line = lineOf(event, now, 'ignored', [{ action: 'receive', code: why }]);
    return { changes: [{ kind: 'put_line', line, ulid: ulids() }], next: 'done' };
  }
  if (refund?.hasWaiting && paymentId !== undefined) {
    return { changes: moveToPayment(state, refund, paymentId), next: 'money_back' };
  }
  const place = pointRefund(transaction);
  if (!isDecided(payment)) {
    return { changes: [...place, ...wait(transaction)], next: 'done' };
  }
  if (remains(payment)) {
    const changes = settleRemaining(payment, state, { now, ulids });
    return { changes, next: changes.length === 0 ? 'later' : 'money_back' };
  }
  // The event that brought the payment has nothing more to tell of it.
  if (payment.line.eventId === event.id) {
    return { changes: [], next: payment.state === 'unmatched' ? 'unmatched' : 'copy' };
  }
  const { changes, next } = apply(transaction, payment);
  return { changes: [...place, ...changes], next };
}
