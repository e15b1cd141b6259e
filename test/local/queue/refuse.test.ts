import {
  DeleteMessageCommand,
  GetQueueAttributesCommand,
  GetQueueUrlCommand,
  PurgeQueueCommand,
  ReceiveMessageCommand,
  SendMessageBatchCommand,
  SendMessageCommand,
  SQSServiceException,
  type SQSClient,
} from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { TestQueues } from './test-queues.ts';

const queues = new TestQueues();
let queue: Awaited<ReturnType<TestQueues['open']>>;
beforeAll(async () => {
  queue = await queues.open();
});
afterAll(queues.closeAll);

const send = (more: object) => (client: SQSClient, QueueUrl: string) =>
  client.send(new SendMessageCommand({ QueueUrl, MessageBody: 'x', ...more }));
const sendBatch = (bodies: Record<string, string>[]) => (client: SQSClient, QueueUrl: string) =>
  client.send(
    new SendMessageBatchCommand({
      QueueUrl,
      Entries: bodies.map(({ Id = 'a', MessageBody = 'x' }) => ({ Id, MessageBody })),
    }),
  );
const receive = (more: object) => (client: SQSClient, QueueUrl: string) =>
  client.send(new ReceiveMessageCommand({ QueueUrl, ...more }));

test.each([
  [
    'a queue that does not exist',
    'QueueDoesNotExist',
    send({ QueueUrl: 'http://127.0.0.1/000000000000/nowhere' }),
  ],
  ['a queue URL that is none', 'QueueDoesNotExist', send({ QueueUrl: 'main' })],
  ['no queue URL', 'MissingParameter', send({ QueueUrl: undefined })],
  ['an empty body', 'MissingParameter', send({ MessageBody: '' })],
  ['no body', 'MissingParameter', send({ MessageBody: undefined })],
  ['a control character', 'InvalidMessageContents', send({ MessageBody: 'a\u0000b' })],
  ['a non-character', 'InvalidMessageContents', send({ MessageBody: 'a\uFFFE' })],
  ['half of an emoji', 'InvalidMessageContents', send({ MessageBody: '\uD83D!' })],
  ['a delay of 901 s', 'InvalidParameterValue', send({ DelaySeconds: 901 })],
  ['a group with a space', 'InvalidParameterValue', send({ MessageGroupId: 'a b' })],
  ['a group of 129 letters', 'InvalidParameterValue', send({ MessageGroupId: 'a'.repeat(129) })],
  ['a deduplication id', 'InvalidParameterValue', send({ MessageDeduplicationId: 'a' })],
  [
    'message attributes',
    'UnsupportedOperation',
    send({ MessageAttributes: { a: { DataType: 'String', StringValue: 'b' } } }),
  ],
  ['an empty batch', 'EmptyBatchRequest', sendBatch([])],
  [
    'a batch of 11',
    'TooManyEntriesInBatchRequest',
    sendBatch(Array.from({ length: 11 }, (_, i) => ({ Id: `${i}` }))),
  ],
  ['a batch with one id twice', 'BatchEntryIdsNotDistinct', sendBatch([{}, {}])],
  ['a batch with a bad id', 'InvalidBatchEntryId', sendBatch([{ Id: 'a b' }])],
  [
    'a batch of more than 1 MiB',
    'BatchRequestTooLong',
    sendBatch(['a', 'b'].map((Id) => ({ Id, MessageBody: 'x'.repeat(524_289) }))),
  ],
  ['a receive of none', 'InvalidParameterValue', receive({ MaxNumberOfMessages: 0 })],
  ['a receive of 11', 'InvalidParameterValue', receive({ MaxNumberOfMessages: 11 })],
  ['a wait of 21 s', 'InvalidParameterValue', receive({ WaitTimeSeconds: 21 })],
  ['a visibility of more than 12 h', 'InvalidParameterValue', receive({ VisibilityTimeout: 43_201 })],
  [
    'a receipt handle that is none',
    'ReceiptHandleIsInvalid',
    (client: SQSClient, QueueUrl: string) =>
      client.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle: 'nonsense' })),
  ],
  [
    'an unknown attribute',
    'InvalidAttributeName',
    (client: SQSClient, QueueUrl: string) =>
      client.send(new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['FifoQueue'] })),
  ],
  [
    'the URL of no queue',
    'QueueDoesNotExist',
    (client: SQSClient) => client.send(new GetQueueUrlCommand({ QueueName: 'nowhere' })),
  ],
  [
    'an operation that it does not have',
    'UnsupportedOperation',
    (client: SQSClient, QueueUrl: string) => client.send(new PurgeQueueCommand({ QueueUrl })),
  ],
])('%s is refused as %s', async (_what, name, request) => {
  const refusal: unknown = await request(queue.client, queue.url).catch((error: unknown) => error);
  expect(refusal).toBeInstanceOf(SQSServiceException);
  expect(refusal).toMatchObject({ name, $fault: 'client' });
  expect(await queue.counts()).toEqual([0, 0, 0]);
});

test('the receipt handle of another queue is refused', async () => {
  const other = await queues.open();
  await other.send('x');
  const [message] = await other.receive();
  const deletion = new DeleteMessageCommand({
    QueueUrl: other.deadUrl,
    ReceiptHandle: message?.ReceiptHandle,
  });
  await expect(other.client.send(deletion)).rejects.toMatchObject({ name: 'ReceiptHandleIsInvalid' });
});

test.each([
  ['no JSON', '{'],
  ['JSON that is no object', '[]'],
  ['more than 8 MiB', 'x'.repeat(8_388_609)],
])('a request of %s is a fault of the client', async (_what, body) => {
  const response = await fetch(queue.endpoint, {
    method: 'POST',
    headers: { 'x-amz-target': 'AmazonSQS.SendMessage' },
    body,
  });
  expect(response.status).toBe(400);
});
