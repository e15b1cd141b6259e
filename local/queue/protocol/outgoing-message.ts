import { Buffer } from 'node:buffer';
import * as z from 'zod';
import { readWith } from './read-with.ts';
import { refuse, type Refusal } from './refusal.ts';

/** 1 MiB: the limit of one message, and of all bodies of a batch together. */
export const largestMessage = 1_048_576;

const none = z.record(z.string(), z.unknown()).default({});
const schema = z.object({
  MessageBody: z.string(),
  DelaySeconds: z.int().min(0).max(900).optional(),
  MessageGroupId: z
    .string()
    .regex(/^[\w!"#$%&'()*+,\-./:;<=>?@[\\\]^`{|}~]{1,128}$/, 'not 1 to 128 letters, digits and punctuation')
    .optional(),
  MessageDeduplicationId: z.undefined('only FIFO queues have it').optional(),
  MessageAttributes: none,
  MessageSystemAttributes: none,
});

// SQS carries what XML 1.0 can: no control characters, no halves of surrogate pairs, no U+FFFE or U+FFFF.
const forbidden = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/u;

/** A message that may be sent. */
export interface OutgoingMessage {
  readonly kind: 'outgoing';
  readonly body: string;
  readonly bytes: number;
  readonly groupId: string | undefined;
  readonly delaySeconds: number | undefined;
}

/** Reads the message of a SendMessage request or of a batch entry. */
export function readOutgoing(request: unknown): OutgoingMessage | Refusal {
  const read = readWith(schema, request);
  if (read.kind === 'refused') return read;
  const { MessageBody: body, DelaySeconds, MessageGroupId, ...attributes } = read.value;
  if (Object.keys({ ...attributes.MessageAttributes, ...attributes.MessageSystemAttributes }).length > 0) {
    return refuse('UnsupportedOperation', 'The local queue keeps no message attributes.');
  }
  if (body === '') return refuse('MissingParameter', 'The message body is empty.');
  const bytes = Buffer.byteLength(body);
  if (bytes > largestMessage) {
    return refuse('InvalidParameterValue', `A message has ${largestMessage} bytes at most, not ${bytes}.`);
  }
  if (forbidden.test(body)) {
    return refuse('InvalidMessageContents', 'The message has characters outside of the allowed set.');
  }
  return { kind: 'outgoing', body, bytes, groupId: MessageGroupId, delaySeconds: DelaySeconds };
}
