import { RecordLink } from '../records/record-link.tsx';
import { EventLink } from './event-link.tsx';

/** A link to what a step refers to under a name: an event, events about a Chargebee transaction, or a record. */
export function RefLink({ name, id }: { readonly name: string; readonly id: string }) {
  if (name === 'eventId') return <EventLink of={{ event: id }}>{`Event ${id}`}</EventLink>;
  if (name === 'chargebeeTransactionId')
    return <EventLink of={{ search: id }}>{`Events about ${id}`}</EventLink>;
  return <RecordLink id={id} />;
}
