import * as z from 'zod';
import { queueAddress } from '../../queue-address.ts';
import { receiptHandle } from '../../receipt-handle.ts';
import type { ReceivedMessage } from '../../store/received-message.ts';
import { md5 } from '../md5.ts';
import { onQueue } from '../on-queue.ts';

const names = z.array(z.string()).default([]);
const schema = z.object({
  MaxNumberOfMessages: z.int().min(1).max(10).default(1),
  VisibilityTimeout: z.int().min(0).max(43_200).optional(),
  WaitTimeSeconds: z.int().min(0).max(20).default(0),
  AttributeNames: names,
  MessageSystemAttributeNames: names,
});

function attributesOf(message: ReceivedMessage, asked: ReadonlySet<string>): Record<string, string> {
  const all = {
    SenderId: 'local',
    SentTimestamp: String(message.sentAt),
    ApproximateReceiveCount: String(message.receiveCount),
    ApproximateFirstReceiveTimestamp: String(message.firstReceivedAt),
    ...(message.groupId === null ? {} : { MessageGroupId: message.groupId }),
    ...(message.deadLetterFrom === null
      ? {}
      : { DeadLetterQueueSourceArn: queueAddress.arn(message.deadLetterFrom) }),
  };
  return Object.fromEntries(Object.entries(all).filter(([name]) => asked.has('All') || asked.has(name)));
}

/** Waits until there is a message, the time is over, or the client has hung up. */
export const receiveMessage = onQueue(schema, async (queue, request, { store, arrivals, signal }) => {
  const asked = new Set([...request.AttributeNames, ...request.MessageSystemAttributeNames]);
  // The wait is real time, whatever clock the messages live by.
  const deadline = performance.now() + request.WaitTimeSeconds * 1000;
  for (;;) {
    // Nobody would get what is received for a client that is gone: it would be hidden for nothing.
    if (signal.aborted) return { kind: 'answered', body: {} };
    const { messages, movedTo } = await store.receive(
      queue,
      request.MaxNumberOfMessages,
      request.VisibilityTimeout,
    );
    if (movedTo !== undefined) arrivals.notify(movedTo);
    if (messages.length > 0) {
      const Messages = messages.map((message) => ({
        MessageId: message.messageId,
        ReceiptHandle: receiptHandle.write({ queue: queue.name, ...message }),
        MD5OfBody: md5(message.body),
        Body: message.body,
        Attributes: attributesOf(message, asked),
      }));
      return { kind: 'answered', body: { Messages } };
    }
    const left = deadline - performance.now();
    if (left <= 0) return { kind: 'answered', body: {} };
    await arrivals.wait(queue.name, Math.min(left, store.untilNextVisible(queue)), signal);
  }
});
