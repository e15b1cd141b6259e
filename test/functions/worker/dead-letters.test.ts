import { SendMessageCommand, StartMessageMoveTaskCommand } from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Unavailable } from '../../../functions/shared/store/errors.ts';
import { encodeMessage } from '../../../functions/shared/chargebee/message.ts';
import type { ChargebeeEvent } from '../../../functions/shared/domain/event.ts';
import { deleteMessages } from '../../../local/poller/delete-messages.ts';
import { processBatch } from '../../../local/poller/process-batch.ts';
import { queueAddress } from '../../../local/queue/queue-address.ts';
import { TestQueues } from '../../local/queue/test-queues.ts';
import { anEvent } from '../../support/payment-case.ts';
import { seedAccount } from '../../support/seed.ts';
import { testTable, type TestTable } from '../../support/table.ts';
import { aRefund } from '../../support/transaction-event.ts';
import { aWorker } from '../../support/worker.ts';
import { itemsOf } from './items-of.ts';

const queues = new TestQueues();
let t: TestTable;
beforeAll(async () => {
  t = await testTable();
});
afterAll(async () => {
  await queues.closeAll();
  await t.stop();
});

const deadLetters = new StartMessageMoveTaskCommand({ SourceArn: queueAddress.arn('dead') });

test('dead letters are redriven twice, and every effect is there once', async () => {
  const seeded = await seedAccount(t.table);
  const { account } = seeded;
  await seeded.lead({ email: 'ada@example.com' });
  const redrive = { deadLetterQueue: 'dead', maxReceiveCount: 3 };
  const { ask, client, url, deadUrl, receive, advance, counts } = await queues.open({ redrive });
  const send = (event: ChargebeeEvent, QueueUrl = url) => {
    const MessageBody = encodeMessage({ v: 1, account, kind: 'event', event });
    return client.send(new SendMessageCommand({ QueueUrl, MessageBody, MessageGroupId: account }));
  };
  /** Gives what is in the queue to a worker until nothing is left or comes back. */
  const work = async (worker: ReturnType<typeof aWorker>) => {
    for (let rounds = 0; rounds < 5; rounds++) {
      const messages = await receive({ MessageSystemAttributeNames: ['All'] });
      if (messages.length > 0) {
        const { done } = await processBatch(
          {
            queueArn: queueAddress.arn('main'),
            region: 'us-east-1',
            handler: async ({ Records }) => ({
              batchItemFailures: (await worker.work(...Records)).map((itemIdentifier) => ({
                itemIdentifier,
              })),
            }),
            functionName: 'worker',
            functionTimeoutSeconds: 10,
          },
          messages,
        );
        await deleteMessages(ask, url, done);
      }
      advance(3_600);
    }
  };
  const lines = async () =>
    (await itemsOf(t.table, account)).filter(({ sk }) => sk === 'payment' || sk === 'event');

  await send(anEvent());
  await send(aRefund());
  // The table is away for longer than the queue is patient.
  const throttled = new Unavailable('Slow down.');
  await work(aWorker(t.table, (store) => ({ ...store, commit: () => Promise.reject(throttled) })));
  expect(await lines()).toEqual([]);
  expect(await counts(deadUrl)).toEqual([2, 0, 0]);

  await client.send(deadLetters);
  expect(await counts(deadUrl)).toEqual([0, 0, 0]);
  await work(aWorker(t.table));
  const once = await itemsOf(t.table, account);
  expect(await lines()).toHaveLength(2);
  expect(await counts()).toEqual([0, 0, 0]);

  // Nothing is left to redrive; and what comes back once more, since a queue may deliver twice, changes nothing.
  await client.send(deadLetters);
  await send(anEvent());
  await send(aRefund());
  await work(aWorker(t.table));
  expect(await itemsOf(t.table, account)).toEqual(once);
  expect(await counts()).toEqual([0, 0, 0]);
});
