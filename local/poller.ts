import { setTimeout as sleep } from 'node:timers/promises';
import * as z from 'zod';
import type { Handler } from './poller/handler.ts';
import { deleteMessages } from './poller/delete-messages.ts';
import { processBatch } from './poller/process-batch.ts';
import type { Ask } from './queue/protocol/ask.ts';
import { queueAddress } from './queue/queue-address.ts';

/** How long to leave a queue alone that cannot be read. */
const pauseAfterError = 1000;

const received = z.object({ Messages: z.array(z.unknown()).default([]) });

export interface PollerOptions {
  /** Asks the queue, in whose process the poller runs. */
  readonly ask: Ask;
  readonly queueUrl: string;
  readonly handler: Handler;
  /** At most so many records in a batch, 1 to 10; 10 by default. */
  readonly batchSize?: number;
  /** So many batches at the same time; 2 by default. */
  readonly concurrency?: number;
  /** An invocation that takes longer has failed; 30 by default. Keep it below the visibility timeout. */
  readonly functionTimeoutSeconds?: number;
  readonly functionName?: string;
  /** Told why a batch failed as a whole, or why the queue did not answer; writes to stderr by default. */
  readonly onError?: (error: unknown) => void;
}

/** A poller at work. */
export interface Poller {
  /** Receives nothing more, and resolves when the batches in hand are done and deleted. */
  readonly stop: () => Promise<void>;
}

/** Brings a queue's messages to a handler as Lambda's event source mapping does with ReportBatchItemFailures. */
export function startPoller(options: PollerOptions): Poller {
  const { ask, queueUrl, batchSize = 10, concurrency = 2 } = options;
  const {
    onError = (error) => {
      console.error('The poller failed:', error);
    },
  } = options;
  const stopping = new AbortController();
  const { signal: abortSignal } = stopping;
  const isStopped = () => stopping.signal.aborted;
  const receive = {
    QueueUrl: queueUrl,
    MaxNumberOfMessages: batchSize,
    WaitTimeSeconds: 20,
    MessageSystemAttributeNames: ['All'],
  };

  const poll = async () => {
    const source = {
      functionName: 'worker',
      functionTimeoutSeconds: 30,
      ...options,
      region: queueAddress.region,
      queueArn: queueAddress.arn(queueAddress.nameIn(queueUrl) ?? ''),
    };
    // What is done is deleted while the next batch is received: the queue commits both together.
    let deleting = Promise.resolve();
    while (!isStopped()) {
      try {
        const { Messages } = received.parse(await ask('ReceiveMessage', receive, abortSignal));
        if (Messages.length === 0) continue;
        const { done, failure } = await processBatch(source, Messages);
        if (failure !== undefined) onError(failure);
        await deleting;
        deleting = deleteMessages(ask, queueUrl, done).catch(onError);
      } catch (error) {
        onError(error);
        await sleep(pauseAfterError, undefined, { signal: abortSignal }).catch(() => undefined);
      }
    }
    await deleting;
  };

  const pollers = Array.from({ length: concurrency }, poll);
  return {
    stop: async () => {
      stopping.abort();
      await Promise.all(pollers);
    },
  };
}
