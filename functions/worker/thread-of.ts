import type { SQSRecord } from 'aws-lambda';
import type { decodeMessage } from '../shared/chargebee/message.ts';

/** By which every line about a message is found, from the request that it came with to what was written of it. */
export interface Thread {
  readonly messageId: string;
  /** How often it was received so far, this time among them. */
  readonly receives: number;
  readonly account?: string;
  /** Absent where the message cannot be read. */
  readonly eventId?: string;
}

/** What is known of a received message, whatever comes of it. */
export function threadOf(record: SQSRecord, decoded: ReturnType<typeof decodeMessage>): Thread {
  const { messageId, attributes } = record;
  const thread = { messageId, receives: Number(attributes.ApproximateReceiveCount) };
  if (decoded.ok) {
    const { message } = decoded;
    const { id: eventId } = message.kind === 'event' ? message.event : message.rejected;
    return { ...thread, account: message.account, eventId };
  }
  const { MessageGroupId: account } = attributes;
  return account === undefined ? thread : { ...thread, account };
}
