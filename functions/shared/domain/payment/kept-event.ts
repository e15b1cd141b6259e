import type { PaymentEvent } from '../event.ts';
import type { ActivityLine } from '../lines/activity.ts';
import type { Payment } from './payment.ts';

/**
 * The event that brought a payment, made anew of what is kept while the payment is not recorded, and after a link.
 * @param line of the event that is meant: the one that brought it, or another that told the same
 * @returns undefined for a payment of which its payer is not kept any more
 */
export function keptEvent(payment: Payment, line: ActivityLine): PaymentEvent | undefined {
  const { chargebeeTransactionId: id, amount, date, status: newest, invoices, invoice } = payment;
  const { eventId, occurredAt = date, receivedAt } = line;
  const { chargebeeCustomer: customer } = payment;
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
