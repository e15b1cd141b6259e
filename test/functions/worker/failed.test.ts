import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { PaymentEvent } from '../../../functions/shared/domain/event.ts';
import { readActivityLine } from '../../../functions/shared/store/items/read-activity-line.ts';
import type { PaymentStore } from '../../../functions/shared/store/payment-store.ts';
import { anEvent } from '../../support/payment-case.ts';
import { seedAccount, type Seeded } from '../../support/seed.ts';
import { testTable, type TestTable } from '../../support/table.ts';
import { aRefund } from '../../support/transaction-event.ts';
import { aWorker, sqsRecord } from '../../support/worker.ts';
import { itemsOf } from './items-of.ts';

let t: TestTable;
beforeAll(async () => {
  t = await testTable();
});
afterAll(() => t.stop());

const email = 'ada@example.com';
const paying = (id: string): PaymentEvent => anEvent({ id });

/** A worker with a bug: nothing can be decided. */
const broken = (store: PaymentStore): PaymentStore => ({
  ...store,
  load: () => Promise.reject(new TypeError('a bug')),
});
const sound = (store: PaymentStore): PaymentStore => store;

const send = ({ account }: Seeded, event: PaymentEvent, between: (store: PaymentStore) => PaymentStore) =>
  aWorker(t.table, between).work(sqsRecord({ v: 1, account, kind: 'event', event }));

/** The outcome of each event's line; an event with two lines is there twice. */
async function outcomes({ account }: Seeded): Promise<string[]> {
  const lines = (await itemsOf(t.table, account)).map(readActivityLine);
  return lines.flatMap((line) => (line === undefined ? [] : [`${line.eventId} ${line.outcome}`])).sort();
}

describe('an event that can never succeed', () => {
  test.each<[string, [string, typeof broken][], string[]]>([
    [
      'comes again, and is done each time',
      [
        ['ev_1', broken],
        ['ev_1', broken],
      ],
      ['ev_1 failed'],
    ],
    [
      'comes under another id, and has a line for each',
      [
        ['ev_1', broken],
        ['ev_2', broken],
      ],
      ['ev_1 failed', 'ev_2 failed'],
    ],
    [
      'is decided by another event, and its own line follows',
      [
        ['ev_1', broken],
        ['ev_2', sound],
      ],
      ['ev_1 processed', 'ev_2 processed'],
    ],
    [
      'is decided by another event, and comes again: then it is a copy',
      [
        ['ev_1', broken],
        ['ev_2', sound],
        ['ev_1', sound],
      ],
      ['ev_1 processed', 'ev_2 processed'],
    ],
    [
      'is decided by itself, after another failed too',
      [
        ['ev_1', broken],
        ['ev_2', broken],
        ['ev_1', sound],
        ['ev_2', sound],
      ],
      ['ev_1 processed', 'ev_2 ignored'],
    ],
    [
      'comes after the payment was recorded: then it is a copy',
      [
        ['ev_1', sound],
        ['ev_1', broken],
        ['ev_2', broken],
        ['ev_2', broken],
      ],
      ['ev_1 processed', 'ev_2 ignored'],
    ],
  ])('%s', async (_, events, expected) => {
    const seeded = await seedAccount(t.table);
    await seeded.lead({ email });
    for (const [id, between] of events) expect(await send(seeded, paying(id), between)).toEqual([]);
    expect(await outcomes(seeded)).toEqual(expected);
  });

  test('goes back to the queue while deals of its payment remain', async () => {
    const seeded = await seedAccount(t.table);
    await Promise.all(Array.from({ length: 60 }, () => seeded.deal({ emails: [email] })));
    let commits = 0;
    const dying = (store: PaymentStore): PaymentStore => ({
      ...store,
      commit: (account, changes) =>
        commits++ === 0 ? store.commit(account, changes) : Promise.reject(new Error('killed')),
    });
    expect(await send(seeded, paying('ev_1'), dying)).toHaveLength(1);
    expect(await send(seeded, paying('ev_1'), broken)).toHaveLength(1);
    expect(await send(seeded, paying('ev_2'), sound)).toEqual([]);
    expect(await send(seeded, paying('ev_1'), sound)).toEqual([]);
    expect(await outcomes(seeded)).toEqual(['ev_1 processed', 'ev_2 ignored']);
    const items = await itemsOf(t.table, seeded.account);
    expect(items.filter(({ sk, customerId }) => sk === 'deal' && customerId === undefined)).toEqual([]);
  });

  test('is a copy where a refund was done before', async () => {
    const { account } = await seedAccount(t.table);
    const record = () => sqsRecord({ v: 1, account, kind: 'event', event: aRefund() });
    const ledgerless = aWorker(t.table, (store) => ({
      ...store,
      loadLedger: () => Promise.reject(new TypeError('a bug')),
    }));
    expect(await aWorker(t.table).work(record())).toEqual([]);
    expect(await ledgerless.work(record())).toEqual([]);
    expect(ledgerless.counted).toEqual(['EventCopied']);
  });

  test('that is nothing to act on is ignored without a look at anything', async () => {
    const seeded = await seedAccount(t.table);
    const refund = anEvent({ transaction: { type: 'refund' } });
    expect(await send(seeded, refund, broken)).toEqual([]);
    expect(await outcomes(seeded)).toEqual(['ev_1 ignored']);
  });
});

test('an event that lost a race is decided by the settings of the moment in which it is decided again', async () => {
  const seeded = await seedAccount(t.table);
  await seeded.lead({ email });
  let commits = 0;
  const late = (store: PaymentStore): PaymentStore => ({
    ...store,
    settings: async (account) => {
      const settings = await store.settings(account);
      return commits === 0 ? settings : { ...settings, status: 'off' };
    },
    commit: (account, changes) =>
      commits++ === 0 ? Promise.resolve({ kind: 'lost' }) : store.commit(account, changes),
  });
  expect(await send(seeded, paying('ev_1'), late)).toEqual([]);
  expect(await outcomes(seeded)).toEqual(['ev_1 ignored']);
});

describe('a line that meets another write to its item', () => {
  const conflicting = (store: PaymentStore): PaymentStore => ({
    ...store,
    commit: () => Promise.resolve({ kind: 'lost' }),
  });
  const rejected = { id: 'rej_AAAAAAAAAAAAAAAAAAAAAA', code: 'invalid_json', receivedAt: 1 } as const;

  test.each([
    ['of a refused body', (account: string) => sqsRecord({ v: 1, account, kind: 'rejected', rejected })],
    ['of a payment', (account: string) => sqsRecord({ v: 1, account, kind: 'event', event: paying('ev_1') })],
  ])('%s comes back, and is written then', async (_, message) => {
    const { account } = await seedAccount(t.table);
    const record = message(account);
    expect(await aWorker(t.table, conflicting).work(record)).toEqual([record.messageId]);
    expect(await aWorker(t.table).work(record)).toEqual([]);
    const lines = (await itemsOf(t.table, account)).filter((item) => readActivityLine(item) !== undefined);
    expect(lines).toHaveLength(1);
  });
});
