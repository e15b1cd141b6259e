import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { PaymentStore } from '../../../functions/shared/store/payment-store.ts';
import { readKnownPaymentAt } from '../../../functions/shared/store/reads/read-known-payment-at.ts';
import { lambdaContext } from '../../support/lambda-context.ts';
import { anEvent } from '../../support/payment-case.ts';
import { seedAccount } from '../../support/seed.ts';
import { testTable, type TestTable } from '../../support/table.ts';
import { aWorker, sqsRecord } from '../../support/worker.ts';

let t: TestTable;
beforeAll(async () => {
  t = await testTable();
});
afterAll(() => t.stop());

test('what has not ended when the time is nearly over goes back alone, is told of, and writes nothing later', async () => {
  const { account } = await seedAccount(t.table);
  const [record, hanging] = ['1', '2'].map((n) => {
    const event = anEvent({ id: `ev_${n}`, transaction: { id: `txn_${n}` }, customer: { id: `cb_${n}` } });
    return sqsRecord({ v: 1, account, kind: 'event', event });
  });
  if (!record || !hanging) throw new Error('There are two.');

  const answers = Promise.withResolvers<undefined>();
  let commits = 0;
  const between = (store: PaymentStore): PaymentStore => ({
    ...store,
    load: async (of, customer, occurredAt) => {
      if (customer.id === 'cb_2') await answers.promise;
      return store.load(of, customer, occurredAt);
    },
    commit: (of, changes) => {
      commits += 1;
      return store.commit(of, changes);
    },
  });
  const worker = aWorker(t.table, between);
  const result = await worker.handler({ Records: [record, hanging] }, lambdaContext(1_000));

  expect(result).toEqual({ batchItemFailures: [{ itemIdentifier: hanging.messageId }] });
  expect(worker.postponed).toMatchObject([{ receiptHandle: hanging.receiptHandle }]);
  expect(worker.measured).toContainEqual(['MessagePutBack', 1, { cause: 'unavailable' }]);
  expect(worker.logged).toMatchObject([
    ['worker', { eventId: 'ev_1', processed: 'done' }],
    ['message goes back to the queue', { eventId: 'ev_2' }],
  ]);

  // The container lives on, and the table answers after all.
  answers.resolve(undefined);
  await sleep(500);
  expect(commits).toBe(1);
  expect(worker.postponed).toHaveLength(1);
  expect(await readKnownPaymentAt(t.table, account, 'txn_2')).toBeUndefined();
});
