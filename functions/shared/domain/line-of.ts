import type { ActivityLine, Outcome, Step } from './activity.ts';
import type { PaymentCase } from './payment-case.ts';

/** The activity line of an event, whatever was decided. */
export function lineOf({ event, now }: PaymentCase, outcome: Outcome, steps: readonly Step[]): ActivityLine {
  const { transaction, customer } = event;
  return {
    eventId: event.id,
    eventType: event.type,
    outcome,
    occurredAt: event.occurredAt,
    receivedAt: event.receivedAt,
    processedAt: now,
    chargebeeCustomerId: customer.id,
    chargebeeTransactionId: transaction.id,
    ...(customer.email !== undefined && { email: customer.email }),
    amount: transaction.amount,
    steps,
  };
}
