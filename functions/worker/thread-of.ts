import type { SQSRecord } from 'aws-lambda';
import * as z from 'zod/mini';
import type { decodeMessage } from '../shared/chargebee/decode-message.ts';

/** By which every line about a message is found, from the request that it came with to what was written of it. */
export interface Thread {
  readonly messageId: string;
  /** How often it was received so far, this time among them. */
  readonly receives: number;
  readonly account?: string;
  /** Of a message that cannot be read, what stands in the place of its id; absent where nothing does. */
  readonly eventId?: string;
}

const named = z.object({ id: z.string().check(z.maxLength(100)) });
const withId = z.union([
  z.pipe(
    z.object({ event: named }),
    z.transform(({ event }) => event.id),
  ),
  z.pipe(
    z.object({ rejected: named }),
    z.transform(({ rejected }) => rejected.id),
  ),
]);

/** A message of another version still has its id where all have it. */
function idIn(body: string): string | undefined {
  try {
    return withId.safeParse(JSON.parse(body)).data;
  } catch {
    return undefined;
  }
}

/** What is known of a received message, whatever comes of it. */
export function threadOf(record: SQSRecord, decoded: ReturnType<typeof decodeMessage>): Thread {
  const { messageId, attributes, body } = record;
  const thread = { messageId, receives: Number(attributes.ApproximateReceiveCount) };
  if (decoded.ok) {
    const { message } = decoded;
    const { id: eventId } = message.kind === 'rejected' ? message.rejected : message.event;
    return { ...thread, account: message.account, eventId };
  }
  const { MessageGroupId: account } = attributes;
  const eventId = idIn(body);
  return {
    ...thread,
    ...(account !== undefined && { account }),
    ...(eventId !== undefined && { eventId }),
  };
}
