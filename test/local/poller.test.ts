import { ChangeMessageVisibilityCommand } from '@aws-sdk/client-sqs';
import { afterEach, describe, expect, test } from '@jest/globals';
import type { Context, SQSEvent } from 'aws-lambda';
import { createHash } from 'node:crypto';
import { once, EventEmitter } from 'node:events';
import { startPoller, type Poller, type PollerOptions } from '../../local/poller.ts';
import { TestQueues } from './queue/test-queues.ts';

const queues = new TestQueues();
const pollers: Poller[] = [];
afterEach(async () => {
  await Promise.all(pollers.splice(0).map((poller) => poller.stop()));
  await queues.closeAll();
});

type TestQueue = Awaited<ReturnType<TestQueues['open']>>;

/** Starts a poller, and lets a test wait for the next time that it has finished a batch or reported an error. */
function poll(
  { ask, url }: Pick<TestQueue, 'ask' | 'url'>,
  handler: PollerOptions['handler'],
  more: Partial<PollerOptions> = {},
) {
  const errors: unknown[] = [];
  const told = new EventEmitter();
  const onError = (error: unknown) => {
    errors.push(error);
    told.emit('failure');
  };
  const poller = startPoller({ ask, queueUrl: url, handler, concurrency: 1, onError, ...more });
  pollers.push(poller);
  return { ...poller, errors, failure: () => once(told, 'failure') };
}

/** A handler that answers once with `answer`, and a promise of what it was called with. */
function answering(answer: (event: SQSEvent) => unknown) {
  const { promise: called, resolve } = Promise.withResolvers<[SQSEvent, Context]>();
  const handler = (event: SQSEvent, context: Context) => {
    resolve([event, context]);
    return answer(event);
  };
  return { handler, called };
}

const sendTen = async (queue: TestQueue) => {
  for (let index = 0; index < 10; index++) await queue.send(`m${index}`, { MessageGroupId: 'acme' });
};

describe('the handler', () => {
  test("is given Lambda's event and a context", async () => {
    const queue = await queues.open();
    const { MessageId } = await queue.send('one 🎉', { MessageGroupId: 'acme' });
    const { handler, called } = answering(() => undefined);
    poll(queue, handler, { functionName: 'my-worker', functionTimeoutSeconds: 7 });
    const [event, context] = await called;
    const { receiptHandle = '', ...record } = { ...event.Records[0] };
    expect(receiptHandle).not.toBe('');
    expect(record).toEqual({
      messageId: MessageId,
      body: 'one 🎉',
      attributes: {
        SenderId: 'local',
        MessageGroupId: 'acme',
        SentTimestamp: '1800000000000',
        ApproximateReceiveCount: '1',
        ApproximateFirstReceiveTimestamp: '1800000000000',
      },
      messageAttributes: {},
      md5OfBody: createHash('md5').update('one 🎉').digest('hex'),
      eventSource: 'aws:sqs',
      eventSourceARN: 'arn:aws:sqs:us-east-1:000000000000:main',
      awsRegion: 'us-east-1',
    });
    expect(context.functionName).toBe('my-worker');
    expect(context.getRemainingTimeInMillis()).toBeGreaterThan(0);
    expect(context.getRemainingTimeInMillis()).toBeLessThanOrEqual(7000);
  });

  test('gets batches of the size asked for', async () => {
    const queue = await queues.open();
    await sendTen(queue);
    const sizes: number[] = [];
    const { promise: allSeen, resolve } = Promise.withResolvers<undefined>();
    poll(
      queue,
      ({ Records }) => {
        sizes.push(Records.length);
        if (sizes.length === 3) resolve(undefined);
      },
      { batchSize: 4 },
    );
    await allSeen;
    expect(sizes).toEqual([4, 4, 2]);
  });
});

describe('after a batch', () => {
  test.each([
    ['nothing', undefined],
    ['null', null],
    ['no list', {}],
    ['a list that is null', { batchItemFailures: null }],
    ['an empty list', { batchItemFailures: [] }],
  ])('answered with %s, all is deleted', async (_what, answer) => {
    const queue = await queues.open();
    await sendTen(queue);
    const { handler, called } = answering(() => answer);
    const { stop, errors } = poll(queue, handler);
    await called;
    await stop();
    expect(await queue.counts()).toEqual([0, 0, 0]);
    expect(errors).toEqual([]);
  });

  test('only the reported record stays, and comes back when its visibility timeout ends', async () => {
    const queue = await queues.open({ visibilityTimeoutSeconds: 180 });
    await sendTen(queue);
    const { handler, called } = answering(({ Records }) => ({
      batchItemFailures: Records.filter(({ body }) => body === 'm3').map(({ messageId }) => ({
        itemIdentifier: messageId,
      })),
    }));
    const { stop } = poll(queue, handler);
    await called;
    await stop();
    expect(await queue.counts()).toEqual([0, 1, 0]);
    queue.advance(179);
    expect(await queue.counts()).toEqual([0, 1, 0]);
    queue.advance(1);
    expect(await queue.receive()).toMatchObject([{ Body: 'm3' }]);
  });

  test('a reported record comes back when the handler said it should', async () => {
    const queue = await queues.open();
    await queue.send('later');
    const { handler, called } = answering(async ({ Records }) => {
      for (const { receiptHandle } of Records) {
        await queue.client.send(
          new ChangeMessageVisibilityCommand({
            QueueUrl: queue.url,
            ReceiptHandle: receiptHandle,
            VisibilityTimeout: 600,
          }),
        );
      }
      return { batchItemFailures: Records.map(({ messageId }) => ({ itemIdentifier: messageId })) };
    });
    const { stop } = poll(queue, handler);
    await called;
    await stop();
    queue.advance(599);
    expect(await queue.counts()).toEqual([0, 1, 0]);
    queue.advance(1);
    expect(await queue.counts()).toEqual([1, 0, 0]);
  });

  test.each([
    ['throws', () => Promise.reject(new Error('down'))],
    ['answers with text', () => 'done'],
    ['answers with a list that is none', () => ({ batchItemFailures: 'm1' })],
    ['reports an empty id', () => ({ batchItemFailures: [{ itemIdentifier: '' }] })],
    ['reports no id', () => ({ batchItemFailures: [{ itemIdentifier: null }] })],
    ['reports under a wrong key', () => ({ batchItemFailures: [{ id: 'm1' }] })],
    [
      'reports an id that is not in the batch',
      () => ({ batchItemFailures: [{ itemIdentifier: 'stranger' }] }),
    ],
    ['answers with what JSON cannot carry', () => ({ batchItemFailures: [], count: 1n })],
    ['takes longer than it may', () => new Promise(() => undefined)],
  ])('of which the handler %s, nothing is deleted', async (_what, answer) => {
    const queue = await queues.open();
    await sendTen(queue);
    const { stop, errors, failure } = poll(queue, answer, { functionTimeoutSeconds: 0.2 });
    await failure();
    await stop();
    expect(errors).toHaveLength(1);
    expect(await queue.counts()).toEqual([0, 10, 0]);
  });
});

describe('the poller', () => {
  test('brings a message that always fails into the dead-letter queue, and goes on with the others', async () => {
    const redrive = { deadLetterQueue: 'dead', maxReceiveCount: 2 };
    const queue = await queues.open({ redrive, visibilityTimeoutSeconds: 0 });
    await queue.send('poison');
    await queue.send('good');
    const seen: string[] = [];
    poll(queue, ({ Records }) => {
      seen.push(...Records.map(({ body }) => body));
      const poison = Records.filter(({ body }) => body === 'poison');
      return { batchItemFailures: poison.map(({ messageId }) => ({ itemIdentifier: messageId })) };
    });
    const dead = await queue.receive({ QueueUrl: queue.deadUrl, WaitTimeSeconds: 4 });
    expect(dead).toMatchObject([{ Body: 'poison' }]);
    expect(seen.toSorted()).toEqual(['good', 'poison', 'poison']);
  });

  test('finishes the batch in hand when it stops, and takes no other', async () => {
    const queue = await queues.open();
    await queue.send('in hand');
    const { promise: released, resolve: release } = Promise.withResolvers<undefined>();
    const { handler, called } = answering(() => released);
    const { stop } = poll(queue, handler);
    await called;
    const stopped = stop();
    await queue.send('too late');
    release(undefined);
    await stopped;
    expect(await queue.counts()).toEqual([1, 0, 0]);
  });

  test('stops while it waits for messages, and takes none of those sent later', async () => {
    const queue = await queues.open();
    const { stop, errors } = poll(queue, () => undefined, { concurrency: 3 });
    await stop();
    await queue.send('too late');
    expect(await queue.counts()).toEqual([1, 0, 0]);
    expect(errors).toEqual([]);
  });

  test('works on as many batches at a time as it is told', async () => {
    const queue = await queues.open();
    await queue.send('one');
    await queue.send('two');
    const { promise: both, resolve } = Promise.withResolvers<undefined>();
    let running = 0;
    const { stop } = poll(
      queue,
      () => {
        running += 1;
        if (running === 2) resolve(undefined);
        return both;
      },
      { concurrency: 2, batchSize: 1 },
    );
    await both;
    await stop();
    expect(await queue.counts()).toEqual([0, 0, 0]);
  });

  test('goes on after the queue did not answer', async () => {
    const queue = await queues.open();
    await queue.send('one');
    const { handler, called } = answering(() => undefined);
    let calls = 0;
    const ask: TestQueue['ask'] = (...asked) => {
      calls += 1;
      return calls === 1 ? Promise.reject(new Error('no queue')) : queue.ask(...asked);
    };
    const { errors } = poll({ ...queue, ask }, handler);
    await called;
    expect(errors).toMatchObject([{ message: 'no queue' }]);
  });
});
