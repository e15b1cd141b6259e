import type { PaymentEvent } from '../../../functions/shared/domain/event.ts';
import type { Model, PaymentInModel } from './model.ts';
import { paymentIn } from './payment-in.ts';
import { reward } from './reward.ts';
import { settle } from './settle.ts';
import { whoPays } from './who-pays.ts';

/** A successful payment, by section 3 of the rules. */
export function pay(model: Model, event: PaymentEvent): void {
  const { type, status, amount, id, resourceVersion } = event.transaction;
  if (type !== 'payment' || status !== 'success' || amount.amount === 0) {
    model.outcomes.set(event.id, 'ignored');
    return;
  }
  const payment = paymentIn(model, id);
  if (payment.paid !== undefined) {
    // It only tells that the payment stood at this version.
    settle(model, payment, event);
    return;
  }
  payment.paid = event;
  payment.version = resourceVersion;
  payment.invoices = { version: resourceVersion, paid: event.transaction.invoices };
  payment.as = record(model, payment, event);
  const { convertLead, associateDeals } = model.options;
  const isActedOn = payment.as === 'recorded' || (model.isOn && (convertLead || associateDeals));
  model.outcomes.set(
    event.id,
    payment.as === 'unmatched' ? 'unmatched' : isActedOn ? 'processed' : 'ignored',
  );
  settle(model, payment);
}

function record(
  model: Model,
  payment: PaymentInModel,
  event: PaymentEvent,
): NonNullable<PaymentInModel['as']> {
  if (!model.isOn) return 'ignored';
  const customer = whoPays(model, event);
  if (!model.options.createTransactions) return 'ignored';
  if (customer === undefined) return 'unmatched';
  payment.customer = customer;
  if (customer.partner !== undefined) payment.partner = customer.partner;
  payment.rewards = reward(model, payment);
  return 'recorded';
}
