import { EventLink } from '../activity/event-link.tsx';
import { useRecord } from './records-api.ts';

/** The event that told a transaction; nothing of one that was recorded by hand. */
export function EventOf({ transactionId }: { readonly transactionId: string }) {
  const eventId = useRecord('transactions', transactionId).data?.record.eventId ?? null;
  return eventId === null ? '–' : <EventLink of={{ event: eventId }}>What was decided, and why</EventLink>;
}
