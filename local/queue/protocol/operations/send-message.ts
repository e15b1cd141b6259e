import * as z from 'zod';
import { md5 } from '../md5.ts';
import { onQueue } from '../on-queue.ts';
import { readOutgoing } from '../outgoing-message.ts';

/** Answers when the message is on disk. */
export const sendMessage = onQueue(z.unknown(), async (queue, request, { store, arrivals }) => {
  const message = readOutgoing(request);
  if (message.kind === 'refused') return message;
  const [MessageId] = await store.send(queue, [message]);
  arrivals.notify(queue.name);
  return { kind: 'answered', body: { MessageId, MD5OfMessageBody: md5(message.body) } };
});
