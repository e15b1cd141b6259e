import type { SendMessageCommandInput, SQSClient } from '@aws-sdk/client-sqs';
import type { Faults } from './faults.ts';
import type { Owner, Scheduler } from './scheduler.ts';
import type { SimulatedQueue } from './simulated-queue.ts';

export interface QueueClientOptions {
  readonly scheduler: Scheduler;
  readonly queue: SimulatedQueue;
  readonly faults: Faults;
  /** A message is in the queue. */
  readonly sent: () => void;
}

/** The SDK's client of the queue, as this owner reaches it: it only sends. */
export const queueClientOf = (
  { scheduler, queue, faults, sent }: QueueClientOptions,
  owner: Owner,
): SQSClient =>
  ({
    send: ({ input: { MessageBody = '', MessageGroupId = '' } }: { input: SendMessageCommandInput }) =>
      scheduler.step(owner, 'sends', () => {
        if (faults.strikes('sendFailed')) throw new Error('The queue cannot be reached.');
        queue.send(MessageBody, MessageGroupId);
        sent();
        if (faults.strikes('sendUnanswered')) throw new Error('The queue did not answer.');
        return { MessageId: 'simulated' };
      }),
  }) as unknown as SQSClient;
