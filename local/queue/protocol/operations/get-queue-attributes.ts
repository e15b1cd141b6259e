import * as z from 'zod';
import { queueAddress } from '../../queue-address.ts';
import type { Queue } from '../../queue.ts';
import type { MessageCounts } from '../../store/prepare-count.ts';
import { onQueue } from '../on-queue.ts';
import { largestMessage } from '../outgoing-message.ts';
import { refuse } from '../refusal.ts';

const schema = z.object({ AttributeNames: z.array(z.string()).default([]) });

function redrivePolicy({ redrive }: Queue): string | undefined {
  if (redrive === undefined) return undefined;
  const { deadLetterQueue, maxReceiveCount } = redrive;
  return JSON.stringify({ deadLetterTargetArn: queueAddress.arn(deadLetterQueue), maxReceiveCount });
}

const attributesOf = (queue: Queue, counts: MessageCounts): Record<string, string | undefined> => ({
  QueueArn: queueAddress.arn(queue.name),
  ApproximateNumberOfMessages: String(counts.ready),
  ApproximateNumberOfMessagesNotVisible: String(counts.inFlight),
  ApproximateNumberOfMessagesDelayed: String(counts.delayed),
  VisibilityTimeout: String(queue.visibilityTimeoutSeconds),
  MessageRetentionPeriod: String(queue.retentionSeconds),
  DelaySeconds: String(queue.delaySeconds),
  MaximumMessageSize: String(largestMessage),
  ReceiveMessageWaitTimeSeconds: '0',
  RedrivePolicy: redrivePolicy(queue),
});

/** The counts are exact, unlike those of AWS. */
export const getQueueAttributes = onQueue(schema, (queue, { AttributeNames }, { store }) => {
  const all = attributesOf(queue, store.count(queue));
  const unknown = AttributeNames.find((name) => name !== 'All' && !Object.hasOwn(all, name));
  if (unknown !== undefined) return refuse('InvalidAttributeName', `Unknown attribute ${unknown}.`);
  const asked = Object.entries(all).filter(
    ([name]) => AttributeNames.includes('All') || AttributeNames.includes(name),
  );
  return { kind: 'answered', body: { Attributes: Object.fromEntries(asked) } };
});
