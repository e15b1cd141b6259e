import { afterEach, expect, test } from '@jest/globals';
import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { TestQueues } from './test-queues.ts';

const queues = new TestQueues();
afterEach(queues.closeAll);

/** The SDK's client, which reaches the queue of its own process. */
async function openWithin() {
  const queue = await queues.open();
  const client = new SQSClient({
    endpoint: queue.endpoint,
    requestHandler: queue.requestHandler,
    region: 'us-east-1',
    credentials: { accessKeyId: 'any', secretAccessKey: 'any' },
  });
  const send = (QueueUrl: string, MessageBody: string) =>
    client.send(new SendMessageCommand({ QueueUrl, MessageBody, MessageGroupId: 'acme' }));
  return { queue, send };
}

test('what is sent within the process is received over HTTP', async () => {
  const { queue, send } = await openWithin();
  const { MessageId } = await send(queue.url, 'one 🎉');
  expect(await queue.receive()).toMatchObject([{ MessageId, Body: 'one 🎉' }]);
});

test('what is refused is the error that it is over HTTP', async () => {
  const { queue, send } = await openWithin();
  const unknown = queue.url.replace('main', 'unknown');
  await expect(send(unknown, 'one')).rejects.toMatchObject({
    name: 'QueueDoesNotExist',
    $metadata: { httpStatusCode: 400 },
  });
  await expect(send(queue.url, 'x'.repeat(1_048_577))).rejects.toThrow('A message has 1048576 bytes at most');
});
