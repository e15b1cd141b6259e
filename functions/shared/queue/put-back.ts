import type { SQSRecord } from 'aws-lambda';
import { measurements } from '../log/embedded-metrics.ts';
import type { Log } from '../log/open-log.ts';
import { causeOf, UnreadableMessage } from './cause-of.ts';
import { retryDelay } from './retry-delay.ts';

export interface PutBackDeps {
  /** Makes a received message come back after this many seconds. */
  readonly postpone: (receiptHandle: string, seconds: number) => Promise<unknown>;
  /** From 0 to 1. */
  readonly random: () => number;
  readonly log: Log;
}

/** By what the log finds a message; `receives`: how often it was received so far, this time among them. */
interface Thread {
  readonly receives: number;
}

/** Tells why a received message goes back, counts it, and puts it off for longer each time. */
export async function putBack(
  { postpone, random, log }: PutBackDeps,
  { receiptHandle }: SQSRecord,
  thread: Thread,
  error: unknown,
  more: object = {},
): Promise<void> {
  const cause = causeOf(error);
  const seconds = retryDelay(thread.receives, random());
  const { count, measured } = measurements();
  if (error instanceof UnreadableMessage) count('MessageUnreadable');
  else if (cause === 'unreadable') count('ItemUnreadable');
  count('MessagePutBack', thread.receives, { cause });
  log('WARN', 'message goes back to the queue', { ...thread, cause, ...more, seconds, error }, measured);
  try {
    await postpone(receiptHandle, seconds);
  } catch (postponing) {
    log('WARN', 'the queue keeps its own delay', { ...thread, error: postponing });
  }
}
