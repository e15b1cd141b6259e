import type { ActivityLine, Outcome, Step } from './activity.ts';
import type { ChargebeeEvent, StateEvent } from '../event.ts';

/**
 * The activity line of an event, whatever was decided.
 * @param now epoch milliseconds
 */
export function lineOf(
  event: ChargebeeEvent | StateEvent,
  now: number,
  outcome: Outcome,
  steps: readonly Step[],
): ActivityLine {
  const { customer } = event;
  const transaction = 'transaction' in event ? event.transaction : undefined;
  return {
    eventId: event.id,
    eventType: event.type,
    outcome,
    occurredAt: event.occurredAt,
    receivedAt: event.receivedAt,
    processedAt: now,
    ...(customer !== undefined && { chargebeeCustomerId: customer.id }),
    ...(transaction !== undefined && { chargebeeTransactionId: transaction.id }),
    ...(customer?.email !== undefined && { email: customer.email }),
    ...(transaction !== undefined && { amount: transaction.amount }),
    steps,
  };
}
