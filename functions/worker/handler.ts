import middy from '@middy/core';
import type { SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import { decodeMessage } from '../shared/chargebee/decode-message.ts';
import type { Message } from '../shared/chargebee/message.ts';
import { measurements } from '../shared/log/embedded-metrics.ts';
import type { Log } from '../shared/log/open-log.ts';
import { logEnd } from '../shared/middleware/log-end.ts';
import { inTime } from '../shared/middleware/out-of-time.ts';
import { partialBatch, type RecordJob } from '../shared/middleware/partial-batch.ts';
import { accountSchema, type Account } from '../shared/store/account.ts';
import { causeOf, UnreadableMessage } from './cause-of.ts';
import type { Deps } from '../shared/pipeline/deps.ts';
import { keepEvent } from '../shared/pipeline/keep-event.ts';
import { measure } from './measure.ts';
import { processMessage } from '../shared/pipeline/process-message.ts';
import { retryDelay } from './retry-delay.ts';
import { threadOf, type Thread } from './thread-of.ts';
import { told, watchWrites, type Written } from './watch-writes.ts';

export interface HandlerDeps extends Deps {
  /** How often the queue gives a message before it is a dead letter. */
  readonly maxReceives: number;
  /** Makes a received message come back after this many seconds. */
  readonly postpone: (receiptHandle: string, seconds: number) => Promise<unknown>;
  /** From 0 to 1. */
  readonly random: () => number;
  readonly log: Log;
}

/** The Lambda handler of the queue. What fails comes again after a growing delay. */
export function createHandler(deps: HandlerDeps) {
  const { clock, log, maxReceives, postpone, random } = deps;

  /** What fails for the last time becomes a dead letter, which no admin sees: so it is kept as failed, where it can be. */
  async function process(own: Deps, account: Account, message: Message, isLast: boolean) {
    try {
      return await processMessage(own, account, message);
    } catch (error) {
      if (isLast && message.kind === 'event') {
        await keepEvent(own, account, message.event, { code: 'given_up', cause: error });
      }
      throw error;
    }
  }

  async function end(message: Message, thread: Thread, own: Deps, written: Written): Promise<void> {
    const startedAt = clock();
    const account = accountSchema.parse(message.account);
    const isLast = thread.receives >= maxReceives;
    const { processed, error } = await process(own, account, message, isLast);
    const endedAt = clock();
    // An event that is replayed is as old as it is by intent.
    const at = message.kind === 'replay' ? undefined : endedAt;
    const line = { ...thread, processed, ...told(written), durationMs: endedAt - startedAt, error };
    log(error === undefined ? 'INFO' : 'ERROR', 'worker', line, measure(processed, written, at));
  }

  async function putBack(record: SQSRecord, thread: Thread, written: Written, error: unknown): Promise<void> {
    const cause = causeOf(error);
    const seconds = retryDelay(thread.receives, random());
    const { count, measured } = measurements();
    if (error instanceof UnreadableMessage) count('MessageUnreadable');
    else if (cause === 'unreadable') count('ItemUnreadable');
    count('MessagePutBack', thread.receives, { cause });
    const line = { ...thread, cause, ...told(written), seconds, error };
    log('WARN', 'message goes back to the queue', line, measured);
    try {
      await postpone(record.receiptHandle, seconds);
    } catch (postponing) {
      log('WARN', 'the queue keeps its own delay', { ...thread, error: postponing });
    }
  }

  function begin(record: SQSRecord, signal: AbortSignal): RecordJob {
    const decoded = decodeMessage(record.body);
    const thread = threadOf(record, decoded);
    const { store, written } = watchWrites(deps.store, thread.eventId, signal);
    return {
      end: async () => {
        if (!decoded.ok) throw new UnreadableMessage(decoded.reason);
        await end(decoded.message, thread, { ...deps, store }, written);
      },
      putBack: (error) => putBack(record, thread, written, error),
    };
  }

  const { middleware, handler } = partialBatch(begin);
  return middy<SQSEvent, SQSBatchResponse>(inTime)
    .use(logEnd('worker', deps))
    .use(middleware)
    .handler(handler);
}
