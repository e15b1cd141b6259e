import { md5 } from '../md5.ts';
import { onBatch } from '../on-batch.ts';
import { largestMessage, readOutgoing } from '../outgoing-message.ts';
import { refuse } from '../refusal.ts';

/** Each entry is kept or refused on its own; those kept are on disk together. */
export const sendMessageBatch = onBatch(async (queue, entries, { store, arrivals }) => {
  const messages = entries.map(readOutgoing);
  const valid = messages.filter((message) => message.kind === 'outgoing');
  if (valid.reduce((sum, { bytes }) => sum + bytes, 0) > largestMessage) {
    return refuse('BatchRequestTooLong', `The bodies of a batch have ${largestMessage} bytes at most.`);
  }
  const ids = (await store.send(queue, valid)).values();
  arrivals.notify(queue.name);
  return messages.map((message) =>
    message.kind === 'refused'
      ? message
      : {
          kind: 'answered',
          body: { MessageId: ids.next().value, MD5OfMessageBody: md5(message.body) },
        },
  );
});
