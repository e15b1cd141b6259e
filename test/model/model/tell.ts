import type { TransactionEvent } from '../../../functions/shared/domain/event.ts';
import type { Model } from './model.ts';
import { paymentIn } from './payment-in.ts';
import { settle } from './settle.ts';
import { takesBack } from './takes-back.ts';
import { waitFor } from './wait-for.ts';

const knownStatuses = ['in_progress', 'success', 'voided', 'failure', 'late_failure', 'deleted'];

/** An event about the state of a payment or a refund, by section 5 of the rules. */
export function tell(model: Model, event: TransactionEvent): void {
  const { type, transaction } = event;
  const goesBack = takesBack(event);
  const isWrong = !goesBack && (type === 'payment_refunded' || transaction.type !== 'payment');
  if (isWrong || !knownStatuses.includes(transaction.status)) {
    model.outcomes.set(event.id, 'ignored');
    return;
  }
  const paymentId = goesBack ? nameOf(model, event) : transaction.id;
  if (paymentId === undefined) {
    const others = model.unnamed.get(transaction.id) ?? [];
    model.unnamed.set(transaction.id, [...others, waitFor(model, event)]);
    return;
  }
  const payment = paymentIn(model, paymentId);
  if (payment.paid === undefined) payment.waiting = [...payment.waiting, waitFor(model, event)];
  else settle(model, payment, event);
}

/** The payment of a refund: the first that is named. What waited for the name is that payment's now, and comes first. */
function nameOf(model: Model, { transaction: { id, paymentId } }: TransactionEvent): string | undefined {
  const named = model.paymentOf.get(id) ?? paymentId;
  if (named === undefined) return undefined;
  model.paymentOf.set(id, named);
  const unnamed = model.unnamed.get(id) ?? [];
  model.unnamed.delete(id);
  const payment = paymentIn(model, named);
  payment.waiting = [...payment.waiting, ...unnamed];
  if (payment.paid !== undefined && unnamed.length > 0) settle(model, payment);
  return named;
}
