import { carrierOf, see } from './identity.ts';
import type { CustomerInModel, Model, PaymentInModel } from './model.ts';
import { recordLate } from './pay.ts';
import { reward } from './reward.ts';
import { start } from './who-pays.ts';

type Paid = PaymentInModel & Required<Pick<PaymentInModel, 'paid'>>;

/** What waits in the inbox of a Chargebee customer, the oldest payment first. */
const waitingOf = ({ payments }: Model, id: string): Paid[] =>
  [...payments.values()]
    .filter((one): one is Paid => one.as === 'unmatched' && !one.isDismissed && one.paid?.customer.id === id)
    .sort(({ paid: one }, { paid: other }) => {
      const [a, b] = [one.transaction, other.transaction];
      return a.date - b.date || (a.id < b.id ? -1 : 1);
    });

/** Records a payment for whom an admin chose, whatever the options. */
function recordFor(model: Model, payment: Paid, customer: CustomerInModel): void {
  Object.assign(payment, { customer, isLinked: true });
  if (customer.partner !== undefined) payment.partner = customer.partner;
  reward(model, payment);
  const { paid } = payment;
  // It tells nothing new.
  recordLate(model, payment, { ...paid, transaction: { ...paid.transaction, resourceVersion: -Infinity } });
}

/**
 * An admin ties the Chargebee customer of a payment in the inbox to a customer: it is recorded, and all that waits of the
 * same payer. @returns the status of the answer
 */
export function link(model: Model, payment: PaymentInModel, customer: CustomerInModel): number {
  if (payment.as === 'recorded') return 409;
  const { paid } = payment;
  if (payment.as !== 'unmatched' || paid === undefined) return 404;
  const { customer: payer } = paid;
  const carrier = carrierOf(model, payer.id);
  if (carrier !== undefined && carrier !== customer) return 409;
  if (carrier === undefined) {
    customer.chargebeeIds = [...customer.chargebeeIds, payer.id];
    start(model, customer, paid);
  } else see(model, customer, payer);
  recordFor(model, payment as Paid, customer);
  for (const other of waitingOf(model, payer.id)) {
    const { occurredAt } = other.paid;
    const former = model.former.get(payer.id)?.find(({ until }) => occurredAt <= until)?.customer;
    const whose = former ?? carrierOf(model, payer.id);
    if (whose === undefined) continue;
    if (former === undefined) see(model, whose, other.paid.customer);
    recordFor(model, other, whose);
  }
  return 200;
}
