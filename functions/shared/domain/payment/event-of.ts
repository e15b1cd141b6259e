import type { PaymentEvent } from '../event.ts';
import type { FailedPayment } from './payment.ts';

/** The event of a failed payment again, from what the payment keeps of it. */
export function eventOf({ line, chargebeeCustomer, invoiceId, ...payment }: FailedPayment): PaymentEvent {
  const { chargebeeTransactionId: id, amount, date, resourceVersion, invoices } = payment;
  return {
    id: line.eventId,
    type: 'payment_succeeded',
    occurredAt: line.occurredAt ?? line.receivedAt,
    receivedAt: line.receivedAt,
    transaction: { id, type: 'payment', status: 'success', amount, date, resourceVersion, invoices },
    customer: chargebeeCustomer,
    ...(invoiceId !== undefined && { invoiceId }),
  };
}
