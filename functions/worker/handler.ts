import middy from '@middy/core';
import type { SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import { decodeMessage } from '../shared/chargebee/decode-message.ts';
import type { Message } from '../shared/chargebee/message.ts';
import { logEnd } from '../shared/middleware/log-end.ts';
import { inTime } from '../shared/middleware/out-of-time.ts';
import { partialBatch, type RecordJob } from '../shared/middleware/partial-batch.ts';
import { accountSchema, type Account } from '../shared/store/account.ts';
import { UnreadableMessage } from '../shared/queue/cause-of.ts';
import type { Deps } from '../shared/pipeline/deps.ts';
import { keepEvent } from '../shared/pipeline/keep-event.ts';
import { measure } from './measure.ts';
import { processMessage } from '../shared/pipeline/process-message.ts';
import { putBack, type PutBackDeps } from '../shared/queue/put-back.ts';
import { threadOf, type Thread } from './thread-of.ts';
import { told, watchWrites, type Written } from './watch-writes.ts';

export interface HandlerDeps extends Deps, PutBackDeps {
  /** How often the queue gives a message before it is a dead letter. */
  readonly maxReceives: number;
}

/** The Lambda handler of the queue. What fails comes again after a growing delay. */
export function createHandler(deps: HandlerDeps) {
  const { clock, log, maxReceives } = deps;

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

  function begin(record: SQSRecord, signal: AbortSignal): RecordJob {
    const decoded = decodeMessage(record.body);
    const thread = threadOf(record, decoded);
    const { store, written } = watchWrites(deps.store, thread.eventId, signal);
    return {
      end: async () => {
        if (!decoded.ok) throw new UnreadableMessage(decoded.reason);
        await end(decoded.message, thread, { ...deps, store }, written);
      },
      putBack: (error) => putBack(deps, record, thread, error, told(written)),
    };
  }

  const { middleware, handler } = partialBatch(begin);
  return middy<SQSEvent, SQSBatchResponse>(inTime)
    .use(logEnd('worker', deps))
    .use(middleware)
    .handler(handler);
}
