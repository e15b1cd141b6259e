import { externalIdOf, paymentIdByHand } from '../../../functions/shared/domain/payment/by-hand.ts';
import type { TransactionEvent } from '../../../functions/shared/domain/event.ts';
import type { Money } from '../../../functions/shared/domain/money.ts';
import { isDeadPayment } from './left-of.ts';
import type { CustomerInModel, Model, PaymentInModel } from './model.ts';
import { paymentIn } from './payment-in.ts';
import { reward } from './reward.ts';
import { settle } from './settle.ts';

/** What stands in the place of the events that there are none of. */
export const paidByHand = (externalId: string): string => `paid by hand ${externalId}`;
export const voidedByHand = (externalId: string): string => `voided by hand ${externalId}`;

interface Paid {
  readonly customer: CustomerInModel;
  readonly externalId: string;
  readonly amount: Money;
  readonly date: number;
}

/** An admin records a payment that no event tells of. @returns the status of the answer */
export function payByHand(model: Model, { customer, externalId, amount, date }: Paid): number {
  const { now } = model;
  if (date > now) return 422;
  const id = paymentIdByHand(externalId);
  if (model.payments.has(id)) return 409;
  const payment = paymentIn(model, id);
  payment.paid = {
    id: paidByHand(externalId),
    type: 'payment_succeeded',
    occurredAt: date,
    receivedAt: now,
    transaction: { id, type: 'payment', status: 'success', amount, date, resourceVersion: 1, invoices: [] },
    customer: { id: '' },
  };
  Object.assign(payment, { as: 'recorded', version: 1, customer });
  if (customer.partner !== undefined) payment.partner = customer.partner;
  reward(model, payment);
  return 201;
}

/** Those that were recorded by hand. */
export const byHandIn = ({ payments }: Model): [externalId: string, payment: PaymentInModel][] =>
  [...payments].flatMap(([id, payment]) => {
    const externalId = externalIdOf(id);
    return externalId === undefined ? [] : [[externalId, payment]];
  });

/** An admin says that such a payment never brought money: it dies as any other does, and no line tells of it. */
export function voidByHand(model: Model, externalId: string, payment: PaymentInModel): void {
  const { paid } = payment;
  if (paid === undefined || isDeadPayment(payment)) return;
  const { invoices, ...transaction } = paid.transaction;
  const death: TransactionEvent = {
    id: voidedByHand(externalId),
    type: 'transaction_updated',
    occurredAt: model.now,
    receivedAt: model.now,
    transaction: { ...transaction, status: 'voided', resourceVersion: 2 },
  };
  settle(model, payment, death);
  model.outcomes.delete(death.id);
}
