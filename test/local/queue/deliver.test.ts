import {
  ChangeMessageVisibilityBatchCommand,
  ChangeMessageVisibilityCommand,
  DeleteMessageBatchCommand,
  DeleteMessageCommand,
  GetQueueAttributesCommand,
  GetQueueUrlCommand,
  SendMessageBatchCommand,
} from '@aws-sdk/client-sqs';
import { afterEach, describe, expect, test } from '@jest/globals';
import { TestQueues } from './test-queues.ts';

const queues = new TestQueues();
afterEach(queues.closeAll);

const bodies = (messages: readonly { Body?: string | undefined }[]) => messages.map(({ Body }) => Body);

describe('a message', () => {
  test('arrives as sent, whatever its letters, with its system attributes', async () => {
    const { send, receive, advance } = await queues.open();
    const body = '{"name":"Zoë 🎉 日本 \u{10FFFF}","line":"a\\nb\t"}\r\n';
    const { MessageId } = await send(body, { MessageGroupId: 'acme' });
    advance(2);
    const [message] = await receive({ MessageSystemAttributeNames: ['All'] });
    expect(message).toMatchObject({ MessageId, Body: body });
    expect(message?.Attributes).toEqual({
      SenderId: 'local',
      MessageGroupId: 'acme',
      SentTimestamp: '1800000000000',
      ApproximateReceiveCount: '1',
      ApproximateFirstReceiveTimestamp: '1800000002000',
    });
  });

  test('brings only the attributes that were asked for', async () => {
    const { send, receive } = await queues.open();
    await send('one', { MessageGroupId: 'acme' });
    const [message] = await receive({ MessageSystemAttributeNames: ['MessageGroupId'] });
    expect(message?.Attributes).toEqual({ MessageGroupId: 'acme' });
  });

  test('of 1 MiB is taken, of one byte more refused', async () => {
    const { send, receive } = await queues.open();
    const largest = 'é'.repeat(524_288);
    await send(largest);
    await expect(send(`${largest}x`)).rejects.toMatchObject({ name: 'InvalidParameterValue' });
    expect(bodies(await receive())).toEqual([largest]);
  });

  test('is hidden while in flight, comes back when its time is over, and counts its receives', async () => {
    const { send, receive, advance } = await queues.open({ visibilityTimeoutSeconds: 60 });
    await send('one');
    const [first] = await receive();
    advance(59);
    expect(await receive()).toEqual([]);
    advance(1);
    const [second] = await receive({ MessageSystemAttributeNames: ['All'] });
    expect(second?.Attributes).toMatchObject({
      ApproximateReceiveCount: '2',
      ApproximateFirstReceiveTimestamp: '1800000000000',
    });
    expect(second?.ReceiptHandle).not.toBe(first?.ReceiptHandle);
  });

  test('stays deleted, and a second delete of it succeeds', async () => {
    const { client, url, send, receive, advance, counts } = await queues.open();
    await send('one');
    const [message] = await receive();
    const deletion = new DeleteMessageCommand({ QueueUrl: url, ReceiptHandle: message?.ReceiptHandle });
    await client.send(deletion);
    await client.send(deletion);
    advance(3600);
    expect(await counts()).toEqual([0, 0, 0]);
  });

  test('is not deleted by the receipt of an earlier receive', async () => {
    const { client, url, send, receive, advance, counts } = await queues.open();
    await send('one');
    const [first] = await receive();
    advance(30);
    await receive();
    await client.send(new DeleteMessageCommand({ QueueUrl: url, ReceiptHandle: first?.ReceiptHandle }));
    expect(await counts()).toEqual([0, 1, 0]);
  });

  test('waits for its delay, or for the delay of the queue', async () => {
    const { send, receive, advance, counts } = await queues.open({ delaySeconds: 10 });
    await send('queue');
    await send('own', { DelaySeconds: 5 });
    expect(await counts()).toEqual([0, 0, 2]);
    advance(5);
    expect(bodies(await receive())).toEqual(['own']);
    advance(5);
    expect(bodies(await receive())).toEqual(['queue']);
  });

  test('is gone when its retention is over, received or not', async () => {
    const { send, receive, advance, counts } = await queues.open({ retentionSeconds: 100 });
    await send('old');
    await receive();
    advance(50);
    await send('young');
    advance(50);
    expect(bodies(await receive())).toEqual(['young']);
    expect(await counts()).toEqual([0, 1, 0]);
  });
});

describe('the visibility of a message in flight', () => {
  test('can be made longer, and given up', async () => {
    const { client, url, send, receive, advance, counts } = await queues.open();
    await send('one');
    const [message] = await receive();
    const change = (VisibilityTimeout: number) =>
      client.send(
        new ChangeMessageVisibilityCommand({
          QueueUrl: url,
          ReceiptHandle: message?.ReceiptHandle,
          VisibilityTimeout,
        }),
      );
    await change(600);
    advance(599);
    expect(await counts()).toEqual([0, 1, 0]);
    await change(0);
    expect(await counts()).toEqual([1, 0, 0]);
    await expect(change(10)).rejects.toMatchObject({ name: 'MessageNotInflight' });
  });

  test('ends 12 hours after the receive at the latest', async () => {
    const { client, url, send, receive, advance } = await queues.open();
    await send('one');
    const [message] = await receive();
    advance(1);
    const change = new ChangeMessageVisibilityBatchCommand({
      QueueUrl: url,
      Entries: [43_199, 43_200].map((VisibilityTimeout, index) => ({
        Id: `e${index}`,
        ReceiptHandle: message?.ReceiptHandle,
        VisibilityTimeout,
      })),
    });
    expect(await client.send(change)).toMatchObject({
      Successful: [{ Id: 'e0' }],
      Failed: [{ Id: 'e1', Code: 'InvalidParameterValue', SenderFault: true }],
    });
  });
});

describe('the dead-letter queue', () => {
  test('gets a message after its last receive in vain, with its id, age and origin', async () => {
    const redrive = { deadLetterQueue: 'dead', maxReceiveCount: 3 };
    const { send, receive, deadUrl, advance, counts } = await queues.open({ redrive });
    const { MessageId } = await send('poison 🎉', { MessageGroupId: 'acme' });
    for (let receives = 1; receives <= 3; receives++) {
      expect(await receive()).toHaveLength(1);
      advance(30);
    }
    await send('good');
    expect(bodies(await receive())).toEqual(['good']);
    expect(await counts(deadUrl)).toEqual([1, 0, 0]);
    const [dead] = await receive({ QueueUrl: deadUrl, MessageSystemAttributeNames: ['All'] });
    expect(dead).toMatchObject({ MessageId, Body: 'poison 🎉' });
    expect(dead?.Attributes).toMatchObject({
      MessageGroupId: 'acme',
      SentTimestamp: '1800000000000',
      DeadLetterQueueSourceArn: 'arn:aws:sqs:us-east-1:000000000000:main',
    });
  });
});

describe('a batch', () => {
  test('is sent and deleted entry by entry', async () => {
    const { client, url, receive, counts } = await queues.open();
    const sent = await client.send(
      new SendMessageBatchCommand({
        QueueUrl: url,
        Entries: [
          { Id: 'good', MessageBody: 'one 🎉' },
          { Id: 'bad', MessageBody: 'control \u0001' },
          { Id: 'also_good', MessageBody: 'two' },
        ],
      }),
    );
    expect(sent.Successful?.map(({ Id }) => Id)).toEqual(['good', 'also_good']);
    expect(sent.Failed).toMatchObject([{ Id: 'bad', Code: 'InvalidMessageContents', SenderFault: true }]);
    const messages = await receive();
    expect(messages.map(({ MessageId }) => MessageId)).toEqual(
      sent.Successful?.map(({ MessageId }) => MessageId),
    );
    const deleted = await client.send(
      new DeleteMessageBatchCommand({
        QueueUrl: url,
        Entries: [
          { Id: 'a', ReceiptHandle: messages[0]?.ReceiptHandle },
          { Id: 'b', ReceiptHandle: 'nonsense' },
        ],
      }),
    );
    expect(deleted).toMatchObject({
      Successful: [{ Id: 'a' }],
      Failed: [{ Id: 'b', Code: 'ReceiptHandleIsInvalid' }],
    });
    expect(await counts()).toEqual([0, 1, 0]);
  });
});

describe('a queue', () => {
  test('is found by its name and tells its settings', async () => {
    const redrive = { deadLetterQueue: 'dead', maxReceiveCount: 5 };
    const { client, url } = await queues.open({
      redrive,
      visibilityTimeoutSeconds: 180,
      retentionSeconds: 600,
    });
    expect(await client.send(new GetQueueUrlCommand({ QueueName: 'main' }))).toMatchObject({ QueueUrl: url });
    const { Attributes } = await client.send(
      new GetQueueAttributesCommand({ QueueUrl: url, AttributeNames: ['All'] }),
    );
    expect(Attributes).toMatchObject({
      QueueArn: 'arn:aws:sqs:us-east-1:000000000000:main',
      VisibilityTimeout: '180',
      MessageRetentionPeriod: '600',
    });
    expect(JSON.parse(String(Attributes?.RedrivePolicy))).toEqual({
      deadLetterTargetArn: 'arn:aws:sqs:us-east-1:000000000000:dead',
      maxReceiveCount: 5,
    });
  });

  test('does not start with a dead-letter queue that does not exist', async () => {
    const redrive = { deadLetterQueue: 'nowhere', maxReceiveCount: 5 };
    await expect(queues.open({ redrive })).rejects.toThrow('nowhere');
  });
});
