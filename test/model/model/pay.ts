import type { PaymentEvent } from '../../../functions/shared/domain/event.ts';
import { appendTo } from './append.ts';
import { isDeadPayment, leftOf } from './left-of.ts';
import type { EntryInModel, Model, PaymentInModel } from './model.ts';
import { paymentIn } from './payment-in.ts';
import { giveUsesBack, reward } from './reward.ts';
import { settle, take } from './settle.ts';
import { whoPays } from './who-pays.ts';

/** Whether it tells of money that came. */
export const isSuccess = ({ transaction: { type, status, amount } }: PaymentEvent): boolean =>
  type === 'payment' && status === 'success' && amount.amount !== 0;

/** A successful payment, by section 3 of the rules. */
export function pay(model: Model, event: PaymentEvent): void {
  const { id, resourceVersion } = event.transaction;
  if (!isSuccess(event)) {
    model.outcomes.set(event.id, 'ignored');
    return;
  }
  const payment = paymentIn(model, id);
  if (payment.paid !== undefined) {
    if (isFoundNow(model, payment, event)) recordLate(model, payment, event);
    // It only tells that the payment stood at this version.
    else if (payment.paid.id !== event.id) settle(model, payment, event);
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

/** What becomes of a payment by the settings of now. */
export function record(
  model: Model,
  payment: PaymentInModel,
  event: PaymentEvent,
): NonNullable<PaymentInModel['as']> {
  if (!model.isOn) return 'ignored';
  const customer = whoPays(model, event);
  if (!model.options.createTransactions) return 'ignored';
  if (customer === undefined) {
    if (payment.as !== 'unmatched') payment.isDismissed = model.dismissed.has(event.customer.id);
    return 'unmatched';
  }
  payment.customer = customer;
  if (customer.partner !== undefined) payment.partner = customer.partner;
  reward(model, payment);
  return 'recorded';
}

/** Whether a payment that waits in the inbox is recorded by this copy. */
const isFoundNow = (model: Model, payment: PaymentInModel, event: PaymentEvent): boolean =>
  payment.as === 'unmatched' &&
  model.isOn &&
  model.options.createTransactions &&
  record(model, payment, event) === 'recorded';

/** Appends what had gone back of a payment while it waited; the facts are told by events that have their lines already. */
export function recordLate(model: Model, payment: PaymentInModel, event: PaymentEvent): void {
  take(payment, event);
  const { status, refunds } = payment;
  const [told, whole] = [[...refunds], payment.rewards];
  Object.assign(payment, { as: 'recorded', isDismissed: false });
  Object.assign(payment, { status: 'success', refunds: new Map() });
  const append = (shown: NonNullable<EntryInModel['shown']>, change: () => void): void => {
    const before = leftOf(payment);
    change();
    const amount = leftOf(payment) - before;
    if (amount !== 0) appendTo(payment, whole, before, { amount, shown, rewards: [] });
  };
  for (const [chargebeeId, refund] of told) {
    const { isReversal, date: occurredAt = model.now } = refund;
    const isChargeback = refund.isChargeback && !isReversal;
    append({ kind: isReversal ? 'reversal' : 'refund', isChargeback, occurredAt, chargebeeId }, () =>
      payment.refunds.set(chargebeeId, refund),
    );
  }
  const { id: chargebeeId } = event.transaction;
  append({ kind: 'reversal', isChargeback: false, occurredAt: model.now, chargebeeId }, () => {
    payment.status = status;
  });
  if (isDeadPayment(payment)) giveUsesBack(payment);
  for (const { id } of [payment.paid ?? event, event]) model.outcomes.set(id, 'processed');
}
