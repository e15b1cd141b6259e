import { ChangeMessageVisibilityCommand, ReceiveMessageCommand } from '@aws-sdk/client-sqs';
import { afterEach, expect, test } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import { TestQueues } from './test-queues.ts';

const queues = new TestQueues();
afterEach(queues.closeAll);

/** Starts a receive of 20 s, longer than a test may last, and gives it the time to arrive at the server. */
async function startWaiting(queue: Awaited<ReturnType<TestQueues['open']>>, queueUrl = queue.url) {
  await queue.counts();
  const received = queue.receive({ QueueUrl: queueUrl, WaitTimeSeconds: 20 });
  await sleep(50);
  return { received };
}

test('a waiting receive gets a message as soon as it is sent', async () => {
  const queue = await queues.open();
  const { received } = await startWaiting(queue);
  await queue.send('now');
  expect(await received).toMatchObject([{ Body: 'now' }]);
});

test('a waiting receive gets a message as soon as another gives it back', async () => {
  const queue = await queues.open();
  await queue.send('again');
  const [message] = await queue.receive();
  const { received } = await startWaiting(queue);
  await queue.client.send(
    new ChangeMessageVisibilityCommand({
      QueueUrl: queue.url,
      ReceiptHandle: message?.ReceiptHandle,
      VisibilityTimeout: 0,
    }),
  );
  expect(await received).toMatchObject([{ Body: 'again' }]);
});

test('a waiting receive gets a message when its hiding ends', async () => {
  const queue = await queues.open();
  await queue.send('later', { DelaySeconds: 1 });
  const { received } = await startWaiting(queue);
  queue.advance(1);
  expect(await received).toMatchObject([{ Body: 'later' }]);
});

test('a receive waiting at the dead-letter queue gets what moves there', async () => {
  const queue = await queues.open({ redrive: { deadLetterQueue: 'dead', maxReceiveCount: 1 } });
  await queue.send('poison');
  await queue.receive({ VisibilityTimeout: 0 });
  const { received } = await startWaiting(queue, queue.deadUrl);
  expect(await queue.receive()).toEqual([]);
  expect(await received).toMatchObject([{ Body: 'poison' }]);
});

test('a receive whose client hung up takes no message', async () => {
  const queue = await queues.open();
  const patience = new AbortController();
  const received = queue.client.send(
    new ReceiveMessageCommand({ QueueUrl: queue.url, WaitTimeSeconds: 20 }),
    {
      abortSignal: patience.signal,
    },
  );
  setTimeout(() => {
    patience.abort();
  }, 50);
  await expect(received).rejects.toMatchObject({ name: 'AbortError' });
  // The server hears of the end a little later than the client.
  await sleep(50);
  await queue.send('for somebody else');
  expect(await queue.counts()).toEqual([1, 0, 0]);
});

test('closing ends the waiting receives with no message', async () => {
  const queue = await queues.open();
  const { received } = await startWaiting(queue);
  const closed = queue.close();
  expect(await received).toEqual([]);
  await closed;
});
