import * as z from 'zod';

/** A message as just received; times are milliseconds since 1970. */
export const receivedMessage = z.object({
  messageId: z.string(),
  groupId: z.string().nullable(),
  sentAt: z.int(),
  receiveCount: z.int(),
  firstReceivedAt: z.int(),
  receipt: z.string(),
  /** The queue that this one is the dead-letter queue of, if the message came from there. */
  deadLetterFrom: z.string().nullable(),
  body: z.string(),
});

export type ReceivedMessage = z.infer<typeof receivedMessage>;
