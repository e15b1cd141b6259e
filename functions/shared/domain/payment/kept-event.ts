import type { ChargebeeCustomer, PaymentEvent } from '../event.ts';
import type { ActivityLine } from '../lines/activity.ts';
import type { Payment } from './payment.ts';

/** The payer as Chargebee names them; of a payment that was recorded by itself, only their id and email are kept. */
export function payerOf({ chargebeeCustomer, line }: Payment): ChargebeeCustomer | undefined {
  const { chargebeeCustomerId: id, email } = line;
  if (chargebeeCustomer !== undefined || id === undefined) return chargebeeCustomer;
  return { id, ...(email !== undefined && { email }) };
}

/**
 * The event that brought a payment, made anew of what is kept.
 * @param line of the event that is meant: the one that brought it, or another that told the same
 * @returns undefined for a payment that no event of Chargebee's brought
 */
export function keptEvent(payment: Payment, line: ActivityLine): PaymentEvent | undefined {
  const { chargebeeTransactionId: id, amount, date, status: newest, invoices, invoice } = payment;
  const { eventId, occurredAt = date, receivedAt } = line;
  const customer = payerOf(payment);
  // That it succeeded is older than what was told since.
  const resourceVersion = newest === undefined ? payment.resourceVersion : payment.resourceVersion - 1;
  if (customer === undefined) return undefined;
  return {
    id: eventId,
    type: 'payment_succeeded',
    occurredAt,
    receivedAt,
    transaction: { id, type: 'payment', status: 'success', amount, date, resourceVersion, invoices },
    customer,
    ...(invoice && { invoice }),
  };
}
