import type { Logger } from '@aws-lambda-powertools/logger';
import middy from '@middy/core';
import type { SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import { decodeMessage, type Message } from '../shared/chargebee/message.ts';
import type { Count } from '../shared/count.ts';
import { accountSchema, type Account } from '../shared/store/account.ts';
import type { Deps } from './deps.ts';
import { keepEvent } from './keep-event.ts';
import { measure } from './measure.ts';
import { keepUnreadable, processMessage } from './process-message.ts';
import { retryDelay } from './retry-delay.ts';
import { watchWrites } from './watch-writes.ts';

export interface HandlerDeps extends Deps {
  /** How often the queue gives a message before it is a dead letter. */
  readonly maxReceives: number;
  /** Makes a received message come back after this many seconds. */
  readonly postpone: (receiptHandle: string, seconds: number) => Promise<unknown>;
  /** From 0 to 1. */
  readonly random: () => number;
  readonly logger: Pick<Logger, 'info' | 'warn' | 'error'>;
  readonly count: Count;
}

/** The Lambda handler of the queue. Each record ends on its own: one that fails goes back alone, after a growing delay. */
export function createHandler(deps: HandlerDeps) {
  const { clock, count, logger, maxReceives, postpone, random } = deps;
  const receivesOf = ({ attributes }: SQSRecord) => Number(attributes.ApproximateReceiveCount);

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

  async function handle(record: SQSRecord): Promise<void> {
    const { body, messageId, attributes } = record;
    const startedAt = clock();
    const decoded = decodeMessage(body);
    const named = decoded.ok ? decoded.message.account : attributes.MessageGroupId;
    const account = accountSchema.parse(named);
    if (!decoded.ok) {
      await keepUnreadable(deps, account, { messageId, body });
      logger.error('unreadable message', { account, messageId, reason: decoded.reason });
      return;
    }
    const { message } = decoded;
    const eventId = message.kind === 'event' ? message.event.id : message.rejected.id;
    const { store, written } = watchWrites(deps.store, eventId);
    const isLast = receivesOf(record) >= maxReceives;
    const { processed, error } = await process({ ...deps, store }, account, message, isLast);
    const endedAt = clock();
    measure(count, processed, written, endedAt);
    const { outcome, steps } = written.line ?? {};
    const codes = steps?.map(({ code }) => code);
    const line = { account, eventId, processed, outcome, codes, durationMs: endedAt - startedAt };
    if (error === undefined) logger.info('worker', line);
    else logger.error('worker', { ...line, error });
  }

  async function putBack(record: SQSRecord, error: unknown): Promise<void> {
    const { receiptHandle, messageId } = record;
    const seconds = retryDelay(receivesOf(record), random());
    logger.warn('message goes back to the queue', { messageId, seconds, error });
    try {
      await postpone(receiptHandle, seconds);
    } catch (postponing) {
      logger.warn('the queue keeps its own delay', { messageId, error: postponing });
    }
  }

  return middy<SQSEvent, SQSBatchResponse>().handler(async ({ Records }) => {
    const failures = await Promise.all(
      Records.map(async (record) => {
        try {
          await handle(record);
          return [];
        } catch (error) {
          await putBack(record, error);
          return [{ itemIdentifier: record.messageId }];
        }
      }),
    );
    return { batchItemFailures: failures.flat() };
  });
}
