import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { storeError, Unavailable } from '../../../functions/shared/store/errors.ts';
import type { ChargebeeEvent } from '../../../functions/shared/domain/event.ts';
import type { PaymentStore } from '../../../functions/shared/store/payment-store.ts';
import { anEvent } from '../../support/payment-case.ts';
import { seedAccount, type Seeded } from '../../support/seed.ts';
import { testTable, type TestTable } from '../../support/table.ts';
import { aRefund } from '../../support/transaction-event.ts';
import { aWorker, sqsRecord } from '../../support/worker.ts';

let t: TestTable;
beforeAll(async () => {
  t = await testTable();
});
afterAll(() => t.stop());

const record = ({ account }: Seeded, event: ChargebeeEvent) =>
  sqsRecord({ v: 1, account, kind: 'event', event });

const done = (outcome: string) => ['EventDone', 1, { outcome }];
const rewards = (sum: number) => ['RewardSum', sum, { currency: 'EUR' }];
const age = ['EventAge', expect.any(Number), {}];

async function measured(
  seeded: Seeded,
  event: ChargebeeEvent,
  between?: (store: PaymentStore) => PaymentStore,
) {
  const worker = aWorker(t.table, between);
  expect(await worker.work(record(seeded, event))).toEqual([]);
  return worker;
}

test('a payment is measured with its outcome, its age and what partners got, and its copy as a copy', async () => {
  const seeded = await seedAccount(t.table);
  await seeded.lead({ email: 'ada@example.com' });
  expect((await measured(seeded, anEvent())).measured).toEqual([done('processed'), age, rewards(490)]);
  expect((await measured(seeded, anEvent())).measured).toEqual([['EventCopied', 1, {}]]);
});

test('what is given back is taken from the sum', async () => {
  const seeded = await seedAccount(t.table);
  await seeded.lead({ email: 'ada@example.com' });
  await measured(seeded, anEvent());
  expect((await measured(seeded, aRefund())).measured).toEqual([done('processed'), age, rewards(-100)]);
});

test('a refund that came first is taken off the payment', async () => {
  const seeded = await seedAccount(t.table);
  await seeded.lead({ email: 'ada@example.com' });
  expect((await measured(seeded, aRefund())).measured).toEqual([done('waiting'), age]);
  expect((await measured(seeded, anEvent())).measured).toEqual([done('processed'), age, rewards(390)]);
});

test('a payment of many steps is one, with its rewards once', async () => {
  const seeded = await seedAccount(t.table);
  await seeded.lead({ email: 'ada@example.com' });
  for (let n = 0; n < 120; n++) await seeded.deal({ emails: ['ada@example.com'] });
  expect((await measured(seeded, anEvent())).measured).toEqual([done('processed'), age, rewards(490)]);
});

test('a payment of nobody is unmatched', async () => {
  const seeded = await seedAccount(t.table);
  expect((await measured(seeded, anEvent())).measured).toEqual([done('unmatched'), age]);
});

test('a lost race is counted', async () => {
  const seeded = await seedAccount(t.table);
  let lost = 2;
  const between = (store: PaymentStore): PaymentStore => ({
    ...store,
    commit: (account, changes) =>
      lost-- > 0 ? Promise.resolve({ kind: 'lost' }) : store.commit(account, changes),
  });
  const { measured: all } = await measured(seeded, anEvent(), between);
  expect(all).toEqual([['RaceLost', 2, {}], done('unmatched'), age]);
});

test.each([
  ['race_lost', () => Promise.resolve({ kind: 'lost' } as const)],
  ['unavailable', () => Promise.reject(new Unavailable('x'))],
  [
    'unavailable',
    () => Promise.reject(storeError(Object.assign(new Error('x'), { code: 'ECONNREFUSED' })) as Error),
  ],
  ['fault', () => Promise.reject(Object.assign(new Error('x'), { name: 'AccessDeniedException' }))],
])('a message that goes back for %s is counted with how often it was received', async (cause, commit) => {
  const seeded = await seedAccount(t.table);
  const { work, measured: all } = aWorker(t.table, (store) => ({ ...store, commit }));
  const message = { v: 1, account: seeded.account, kind: 'event', event: anEvent() } as const;
  for (const receives of [1, 100]) {
    const one = sqsRecord(message, { ApproximateReceiveCount: String(receives) });
    expect(await work(one)).toEqual([one.messageId]);
  }
  expect(all).toEqual([
    ['MessagePutBack', 1, { cause }],
    ['MessagePutBack', 100, { cause }],
  ]);
});

test('a message that cannot be read is counted, also where it cannot be kept', async () => {
  const { account } = await seedAccount(t.table);
  const { work, counted } = aWorker(t.table);
  await work(
    sqsRecord('{', { MessageGroupId: account }),
    sqsRecord('{', { MessageGroupId: 'no such account!' }),
  );
  expect(counted.filter((name) => name === 'MessageUnreadable')).toHaveLength(2);
});

test.each(['event', 'rejected'])(
  'a message that cannot be read is found by the id of its %s',
  async (kind) => {
    const { account } = await seedAccount(t.table);
    const { work, logged } = aWorker(t.table);
    const [newer, strange] = [{ id: 'ev_1' }, { id: 'x'.repeat(101) }].map((named) =>
      sqsRecord(JSON.stringify({ v: 99, account, kind, [kind]: named }), { MessageGroupId: account }),
    );
    if (newer === undefined || strange === undefined) throw new Error('Two are made.');
    await work(newer, strange);
    const lines = logged.map((line) => JSON.stringify(line));
    expect(lines.filter((line) => line.includes('"eventId":"ev_1"')).join()).toContain(newer.messageId);
    expect(lines.join()).not.toContain('xxxx');
  },
);

test('the log has one line for an event, with its outcome and codes and nothing personal', async () => {
  const seeded = await seedAccount(t.table);
  const event = anEvent();
  const { logged } = await measured(seeded, event);
  expect(logged).toEqual([
    [
      'worker',
      {
        account: seeded.account,
        eventId: event.id,
        messageId: expect.stringMatching(/^message-/),
        receives: 1,
        processed: 'done',
        outcome: 'unmatched',
        codes: ['no_matching_lead', 'no_matching_deal', 'customer_unknown'],
        durationMs: expect.any(Number),
      },
    ],
  ]);
});

test('the age of an event that is replayed tells nothing, and is not measured', async () => {
  const seeded = await seedAccount(t.table);
  await measured(seeded, anEvent());
  await seeded.lead({ email: 'ada@example.com' });
  const worker = aWorker(t.table);
  const replay = { v: 1, account: seeded.account, kind: 'replay', event: anEvent(), by: 'ada' } as const;
  expect(await worker.work(sqsRecord(replay))).toEqual([]);
  expect(worker.measured).toEqual([done('processed'), rewards(490)]);
});
