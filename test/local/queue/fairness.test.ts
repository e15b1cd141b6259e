import { SendMessageBatchCommand } from '@aws-sdk/client-sqs';
import { afterEach, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { pickFairly, type Lane } from '../../../local/queue/store/pick-fairly.ts';
import { TestQueues } from './test-queues.ts';

const queues = new TestQueues();
afterEach(queues.closeAll);

type TestQueue = Awaited<ReturnType<TestQueues['open']>>;

const backlog = async ({ client, url }: TestQueue, groupId: string, size: number) => {
  const Entries = Array.from({ length: 10 }, (_, index) => ({
    Id: String(index),
    MessageBody: groupId,
    MessageGroupId: groupId,
  }));
  const batches = Array.from(
    { length: size / 10 },
    () => new SendMessageBatchCommand({ QueueUrl: url, Entries }),
  );
  while (batches.length > 0) await Promise.all(batches.splice(0, 50).map((batch) => client.send(batch)));
};

const receivedBodies = async (queue: TestQueue) => (await queue.receive()).map(({ Body }) => Body);

test('one message is in the first batch although another group sent 10,000 before', async () => {
  const queue = await queues.open();
  await backlog(queue, 'loud', 10_000);
  queue.advance(60);
  await queue.send('quiet', { MessageGroupId: 'quiet' });
  await queue.send('alone');
  expect(await receivedBodies(queue)).toEqual(['loud', 'quiet', 'alone', ...Array<string>(7).fill('loud')]);
  expect(await queue.counts()).toEqual([9992, 10, 0]);
});

test('a group with messages in flight waits for those with fewer, and nobody waits while alone', async () => {
  const queue = await queues.open();
  await backlog(queue, 'loud', 20);
  expect(await receivedBodies(queue)).toHaveLength(10);
  await backlog(queue, 'a', 10);
  await backlog(queue, 'b', 10);
  expect(await receivedBodies(queue)).toEqual(['a', 'b', 'a', 'b', 'a', 'b', 'a', 'b', 'a', 'b']);
  await backlog(queue, 'c', 10);
  expect(await receivedBodies(queue)).toEqual(['c', 'c', 'c', 'c', 'c', 'a', 'b', 'c', 'a', 'b']);
  await receivedBodies(queue);
  expect(await receivedBodies(queue)).toEqual(Array<string>(10).fill('loud'));
});

test('a new group is served before ten others whose older messages wait and who have some in flight', async () => {
  const queue = await queues.open();
  for (let group = 0; group < 10; group++) await backlog(queue, `loud${group}`, 10);
  await receivedBodies(queue);
  queue.advance(1);
  await queue.send('quiet', { MessageGroupId: 'quiet' });
  expect(await receivedBodies(queue)).toContain('quiet');
});

test('the batch is what serving the least loaded tenant message by message would give', () => {
  const lanes = fc
    .array(fc.record({ inFlight: fc.nat(5), waits: fc.array(fc.nat(20), { maxLength: 12 }) }), {
      maxLength: 8,
    })
    .map((drawn) => {
      let seq = 0;
      return drawn.map(({ inFlight, waits }): Lane => ({
        inFlight,
        waiting: waits
          .toSorted((a, b) => a - b)
          .map((visibleAt) => ({ seq: seq++, visibleAt, receiveCount: 0 })),
      }));
    });
  fc.assert(
    fc.property(lanes, fc.integer({ min: 1, max: 10 }), (drawn, max) => {
      const left = drawn.map(({ inFlight, waiting }) => ({ load: inFlight, waiting: [...waiting] }));
      const expected = Array.from({ length: max }, () => {
        const [next] = left
          .flatMap((lane) => lane.waiting.slice(0, 1).map((head) => ({ lane, head })))
          .sort(
            (a, b) =>
              a.lane.load - b.lane.load || a.head.visibleAt - b.head.visibleAt || a.head.seq - b.head.seq,
          );
        if (next === undefined) return undefined;
        next.lane.load += 1;
        return next.lane.waiting.shift();
      }).filter((message) => message !== undefined);
      expect(pickFairly(drawn, max)).toEqual(expected);
    }),
  );
});
