import type { StateEvent } from '../event.ts';
import type { Payment } from './payment.ts';

/** The event that brought a payment, as far as it tells of the payment: what remains to be settled of it is settled by it. */
export function eventOfPayment({ line, ...payment }: Payment): StateEvent {
  const { chargebeeTransactionId: id, amount, date, resourceVersion } = payment;
  return {
    id: line.eventId,
    type: 'payment_succeeded',
    occurredAt: line.occurredAt ?? date,
    receivedAt: line.receivedAt,
    transaction: { id, type: 'payment', status: 'success', amount, date, resourceVersion },
  };
}
