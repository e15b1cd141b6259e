import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { ChargebeeEvent } from '../../../functions/shared/domain/event.ts';
import { encodeMessage } from '../../../functions/shared/chargebee/message.ts';
import { anEvent } from '../../support/payment-case.ts';
import { allWithLater, objectOf, plant, withLater, whole } from '../../support/plant.ts';
import { seedAccount, type Seeded } from '../../support/seed.ts';
import { testTable, type TestTable } from '../../support/table.ts';
import { aDeletedRefund, aRefund } from '../../support/transaction-event.ts';
import { aWorker, sqsRecord } from '../../support/worker.ts';
import { itemsOf } from './items-of.ts';

let t: TestTable;
let seeded: Seeded;
beforeAll(async () => {
  t = await testTable();
});
beforeEach(async () => {
  seeded = await seedAccount(t.table);
  await seeded.lead({ email: 'ada@example.com' });
});
afterAll(() => t.stop());

const bodyOf = (event: ChargebeeEvent) =>
  encodeMessage({ v: 1, account: seeded.account, kind: 'event', event });
const record = (event: ChargebeeEvent) => sqsRecord(bodyOf(event), { MessageGroupId: seeded.account });
const send = async (event: ChargebeeEvent) => {
  const { work } = aWorker(t.table);
  expect(await work(record(event))).toEqual([]);
};
const items = async (sk: string) =>
  (await itemsOf(t.table, seeded.account)).filter((item) => String(item['sk']).startsWith(sk)).map(whole);
const theItem = async (sk: string) => (await items(sk))[0];

type Item = Record<string, unknown>;
const linePart = (part: object) => (item: Item) => ({
  ...item,
  line: { ...objectOf(item['line']), ...part },
});

describe('a message that this release cannot read', () => {
  test.each<[string, (body: string) => string]>([
    ['of a later version', (body) => body.replace('"v":1', '"v":2')],
    ['of an unknown kind', (body) => body.replace('"kind":"event"', '"kind":"job"')],
    ['of an unknown event', (body) => body.replace('payment_succeeded', 'invoice_updated')],
    ['that is not JSON', () => '{'],
  ])('%s goes back, is counted, and leaves no line; the good one beside it is done', async (_, change) => {
    const unreadable = sqsRecord(change(bodyOf(anEvent())), { MessageGroupId: seeded.account });
    const { work, counted, postponed } = aWorker(t.table);
    expect(await work(record(anEvent({ id: 'ev_good' })), unreadable)).toEqual([unreadable.messageId]);
    expect(counted.filter((name) => name === 'MessageUnreadable')).toHaveLength(1);
    expect(postponed).toEqual([{ receiptHandle: unreadable.receiptHandle, seconds: 4 }]);
    expect(await items('event')).toEqual([]);
    const good = await theItem('payment');
    expect([good?.['state'], good?.['eventKey']]).toEqual(['recorded', `${seeded.account}#ev_good`]);
  });

  test('at its last receive too, so that it becomes a dead letter as it is', async () => {
    const unreadable = sqsRecord('{"v":2}', {
      MessageGroupId: seeded.account,
      ApproximateReceiveCount: '100',
    });
    expect(await aWorker(t.table).work(unreadable)).toEqual([unreadable.messageId]);
    expect(await items('event')).toEqual([]);
  });
});

describe('what a later release wrote', () => {
  test.each<[string, (item: Item) => Item]>([
    ['step code', linePart({ steps: [{ action: 'create_transaction', code: 'of_later' }] })],
    ['action', linePart({ steps: [{ action: 'of_later', code: 'transaction_created' }] })],
    ['outcome', linePart({ outcome: 'of_later' })],
  ])('an unknown %s in a line does not keep a refund from its payment', async (_, change) => {
    await send(anEvent());
    await plant(t.table, seeded.account, 'payment', change);
    await send(aRefund());
    expect((await items('event')).map(({ outcome }) => outcome)).toEqual(['processed']);
    expect(JSON.stringify((await theItem('payment'))?.['line'])).toContain('of_later');
  });

  test('a refund of a payment that cannot be read goes back, is counted, and is applied once it can', async () => {
    await send(anEvent());
    const before = await theItem('payment');
    await plant(t.table, seeded.account, 'payment', (item) => ({ ...item, state: 'of_later' }));
    const { work, counted } = aWorker(t.table);
    const refund = record(aRefund());
    expect(await work(refund)).toEqual([refund.messageId]);
    expect(counted).toContain('ItemUnreadable');
    expect(await items('event')).toEqual([]);
    await plant(t.table, seeded.account, 'payment', () => ({ ...before }));
    await send(aRefund());
    expect(await items('event')).toMatchObject([{ outcome: 'processed' }]);
    expect(await items('entry#')).toMatchObject([{ entry: { amount: -1_000 } }]);
  });

  test('unknown fields of a payment, its reward, its refund and its line survive what gives money back', async () => {
    await send(anEvent());
    await send(aRefund());
    await plant(t.table, seeded.account, 'payment', (item) => ({
      ...item,
      later: 'kept',
      rewards: allWithLater(item['rewards']),
      refunds: allWithLater(item['refunds']),
      line: { ...withLater(item['line']), steps: allWithLater(objectOf(item['line'])['steps']) },
    }));
    await send(aDeletedRefund());
    const steps = objectOf((await theItem('payment'))?.['line'])['steps'] as unknown[];
    expect(await theItem('payment')).toMatchObject({
      later: 'kept',
      rewards: [{ later: { one: 1 } }],
      refunds: [{ status: 'deleted', later: { one: 1 } }],
      line: { later: { one: 1 } },
    });
    expect(steps.length).toBeGreaterThan(0);
    for (const step of steps) expect(step).toMatchObject({ later: { one: 1 } });
  });

  test('unknown fields of what waits survive moving to its payment, and being decided', async () => {
    await send(aDeletedRefund());
    await plant(t.table, seeded.account, 'event', (item) => ({ ...item, later: 'kept' }));
    await plant(t.table, seeded.account, 'waiting#', (item) => ({
      ...item,
      later: 'kept',
      line: { ...objectOf(item['line']), later: 'kept' },
      told: {
        ...objectOf(item['told']),
        later: 'kept',
        transaction: withLater(objectOf(item['told'])['transaction']),
      },
    }));
    await plant(t.table, seeded.account, 'refund', (item) => ({ ...item, later: 'kept' }));
    await send(aRefund());
    expect(await theItem('refund')).toMatchObject({ later: 'kept', paymentId: 'txn_cb_1' });
    const moved = (await items('event')).find(({ eventId }) => eventId === 'ev_deleted_1');
    expect(moved).toMatchObject({ later: 'kept' });
    const waiting = (await items('waiting#')).find(({ sk }) => String(sk).startsWith('waiting#2'));
    expect(waiting).toMatchObject({
      later: 'kept',
      line: { later: 'kept' },
      told: { later: 'kept', transaction: { later: { one: 1 } } },
    });
    await plant(t.table, seeded.account, 'payment', (item) => ({ ...item, later: 'kept' }));
    await send(aRefund({ id: 'ev_r2', transaction: { id: 'txn_cb_refund_2' } }));
    expect(await theItem('payment')).toMatchObject({ state: 'pending', later: 'kept' });
    await send(anEvent());
    const decided = (await items('event')).find(({ eventId }) => eventId === 'ev_deleted_1');
    expect(decided).toMatchObject({ outcome: 'processed', later: 'kept' });
  });
});
