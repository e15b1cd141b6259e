import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import * as z from 'zod';
import type { ChargebeeEvent } from '../../../functions/shared/domain/event.ts';
import { anEvent, aRule, day, paidOn } from '../../support/payment-case.ts';
import { accountSchema } from '../../../functions/shared/store/account.ts';
import { findLine } from '../../../functions/shared/store/reads/find-line.ts';
import { seedAccount, type Seeded } from '../../support/seed.ts';
import { testTable, type TestTable } from '../../support/table.ts';
import { aDeletedRefund, aRefund, aStateEvent } from '../../support/transaction-event.ts';
import { aWorker, sqsRecord } from '../../support/worker.ts';
import { recordsApi } from './records-api.ts';

let testing: TestTable;
let api: ReturnType<typeof recordsApi>;
let seeded: Seeded;
beforeAll(async () => {
  testing = await testTable();
  api = recordsApi(testing.table);
});
afterAll(() => testing.stop());
beforeEach(async () => {
  const rules = [aRule(), aRule({ reward: { kind: 'percentage', basisPoints: 500 }, holdDays: 30 }, 2)];
  seeded = await seedAccount(testing.table, rules);
  await seeded.lead({ email: 'ada@example.com' });
});

async function send(...events: ChargebeeEvent[]): Promise<void> {
  const { work } = aWorker(testing.table);
  const { account } = seeded;
  for (const event of events) {
    expect(await work(sqsRecord({ v: 1, account, kind: 'event', event }))).toEqual([]);
  }
}

const get = (target: string) => api.call('GET', target, { account: seeded.account });
const listed = z.object({ items: z.array(z.looseObject({ id: z.string(), amount: z.looseObject({}) })) });
const list = async (target: string) => listed.parse((await get(target)).body).items;
const amounts = async (target: string) => (await list(target)).map(({ amount }) => amount['amount']);

test('a refund is a transaction of its own that names the payment, with what it takes back of each reward', async () => {
  await send(anEvent(), aRefund());
  const [refund, payment, ...more] = await list('/v1/transactions');
  expect(more).toEqual([]);
  expect(refund).toEqual({
    ...payment,
    id: expect.not.stringMatching(String(payment?.id)),
    kind: 'refund',
    name: 'Refund txn_cb_refund_1',
    amount: { amount: -1_000, currency: 'EUR' },
    occurredAt: new Date(paidOn + day).toISOString(),
    reverses: payment?.id,
    invoices: [],
    properties: { chargebee_transaction_id: 'txn_cb_refund_1', chargebee_invoice_id: 'inv_1' },
    left: null,
    eventId: 'ev_refund_1',
    rewardIds: [0, 1].map((place) => `rwd_${String(refund?.id).slice(4)}-${place}`),
  });
  expect((await get(`/v1/transactions/${String(refund?.id)}`)).body).toEqual(refund);

  const rewards = await list('/v1/rewards');
  expect(rewards.map(({ amount }) => amount['amount'])).toEqual([-100, -50, 490, 245]);
  const [, second, , ofSecond] = rewards;
  expect(second).toEqual({
    ...ofSecond,
    kind: 'reversal',
    id: `rwd_${String(refund?.id).slice(4)}-1`,
    transactionId: refund?.id,
    amount: { amount: -50, currency: 'EUR' },
    createdAt: expect.any(String),
  });
  expect((await get(`/v1/rewards/${String(second?.id)}`)).body).toEqual(second);
});

test.each([
  ['a chargeback', aRefund({ transaction: { chargeback: true } }), 'refund', 'Chargeback txn_cb_refund_1'],
  ['a void', aStateEvent(), 'reversal', 'Reversal txn_cb_1'],
])('%s is shown as one', async (_, event, kind, name) => {
  await send(anEvent(), event);
  expect(await list('/v1/transactions')).toMatchObject([{ kind, name }, { kind: 'payment' }]);
});

test('lists show it by customer, partner, Chargebee id, transaction and page', async () => {
  await send(anEvent(), aRefund(), aDeletedRefund(), aStateEvent());
  const all = await api.ids('/v1/transactions', { account: seeded.account });
  expect(await amounts('/v1/transactions')).toEqual([-4_900, 1_000, -1_000, 4_900]);
  const [payment] = await list(`/v1/transactions?chargebeeTransactionId=txn_cb_1&limit=1`);
  for (const query of [`customerId=${String(payment?.['customerId'])}`, `partnerId=${seeded.partnerId}`]) {
    expect(await api.ids(`/v1/transactions?${query}&limit=1`, { account: seeded.account })).toEqual(all);
  }
  expect(await amounts('/v1/transactions?chargebeeTransactionId=txn_cb_1')).toEqual([-4_900, 4_900]);
  expect(await amounts('/v1/transactions?chargebeeTransactionId=txn_cb_refund_1')).toEqual([1_000, -1_000]);
  const taken = `/v1/rewards?transactionId=${String(all[0])}`;
  expect(await amounts(taken)).toEqual([-490, -245]);
  const rewards = await api.ids('/v1/rewards', { account: seeded.account });
  expect(rewards).toHaveLength(8);
  for (const limit of [1, 3]) {
    const pages = `/v1/rewards?partnerId=${seeded.partnerId}&limit=${limit}`;
    expect(await api.ids(pages, { account: seeded.account })).toEqual(rewards);
  }
});

test('what waits for its payment is no transaction', async () => {
  await send(aRefund());
  expect(await list('/v1/transactions')).toEqual([]);
  expect(await list('/v1/transactions?chargebeeTransactionId=txn_cb_1')).toEqual([]);
  expect(await list('/v1/transactions?chargebeeTransactionId=txn_cb_refund_1')).toEqual([]);
});

describe('what was taken back of a reward', () => {
  const move = (id: string, status: string) =>
    api.patch(`/v1/rewards/${id}`, { status }, { account: seeded.account });
  const statuses = async () =>
    (await list('/v1/rewards')).map(({ amount, ...one }) => [amount['amount'], one['status']]);
  let ids: string[];
  beforeEach(async () => {
    await send(
      anEvent(),
      aRefund(),
      aRefund({ id: 'ev_r2', transaction: { id: 'r2', amount: { amount: 500, currency: 'EUR' } } }),
    );
    ids = await api.ids('/v1/rewards', { account: seeded.account });
    expect(await amounts('/v1/rewards')).toEqual([-50, -25, -100, -50, 490, 245]);
  });

  const all = async (...moves: (readonly [string, string])[]): Promise<void> => {
    for (const [id, status] of moves) expect(await move(id, status)).toMatchObject({ status: 200 });
  };

  test('is paid once its reward is, needs no approval, and stays paid', async () => {
    const [newest = '', , , , reward = ''] = ids;
    expect(await move(newest, 'approved')).toMatchObject({
      status: 409,
      body: { code: 'reversal_needs_no_approval' },
    });
    await all([reward, 'approved']);
    expect(await move(newest, 'paid')).toMatchObject({ status: 409, body: { code: 'reward_not_paid' } });
    await all([reward, 'paid'], [newest, 'paid']);
    expect(await get(`/v1/rewards/${newest}`)).toMatchObject({ body: { kind: 'reversal', status: 'paid' } });
    expect(await move(newest, 'cancelled')).toMatchObject({
      status: 409,
      body: { code: 'transition_not_allowed' },
    });
    expect(await move(reward, 'cancelled')).toMatchObject({
      status: 409,
      body: { code: 'transition_not_allowed' },
    });
  });

  test('is never owed for a reward that nobody got: it cannot be paid first, and is cancelled with its reward', async () => {
    const [newest = '', , older = '', , reward = ''] = ids;
    expect(await move(older, 'cancelled')).toMatchObject({
      status: 409,
      body: { code: 'cancelled_with_its_reward' },
    });
    await move(newest, 'approved');
    await move(newest, 'paid');
    expect(await move(reward, 'cancelled')).toMatchObject({ status: 200 });
    expect(await statuses()).toEqual([
      [-50, 'cancelled'],
      [-25, 'pending'],
      [-100, 'cancelled'],
      [-50, 'pending'],
      [490, 'cancelled'],
      [245, 'pending'],
    ]);
    expect(await list('/v1/rewards?status=cancelled')).toHaveLength(3);
  });

  test('while its reward is cancelled is cancelled too, says so, and comes back with it', async () => {
    const [, , , , reward = ''] = ids;
    await all([reward, 'cancelled']);
    await send(aRefund({ id: 'ev_r3', transaction: { id: 'r3', amount: { amount: 400, currency: 'EUR' } } }));
    expect((await statuses()).slice(0, 2)).toEqual([
      [-40, 'cancelled'],
      [-20, 'pending'],
    ]);
    const found = await findLine(testing.table, accountSchema.parse(seeded.account), 'ev_r3');
    expect(found?.line.steps.map(({ code }) => code)).toEqual([
      'refund_recorded',
      'reward_reversed',
      'reversal_of_cancelled',
    ]);
    await all([reward, 'pending']);
    // 10 % and 5 % of the 3,000 that are left of 4,900 after refunds of 1,000, 500 and 400.
    const standing = (await statuses()).filter(([, status]) => status === 'pending');
    expect(standing.map(([amount]) => amount)).toEqual([-40, -20, -50, -25, -100, -50, 490, 245]);
  });

  test('is moved by whoever saw the payment as it is, and by nobody else', async () => {
    const [id = ''] = ids;
    const call = { account: seeded.account, json: { status: 'approved' }, headers: { 'if-match': '"1"' } };
    expect(await api.call('PATCH', `/v1/rewards/${id}`, call)).toMatchObject({ status: 412 });
  });
});

test('a reward that is given late is moved like any other, and what is taken back of it follows', async () => {
  seeded = await seedAccount(testing.table, [aRule({ lasts: { kind: 'payments', count: 1 } })]);
  await seeded.lead({ email: 'ada@example.com' });
  const second = { id: 'txn_cb_2', date: paidOn + day, amount: { amount: 10_000, currency: 'EUR' } };
  await send(anEvent(), anEvent({ id: 'ev_2', transaction: second }), aStateEvent());
  const move = (id: string, status: string) =>
    api.patch(`/v1/rewards/${id}`, { status }, { account: seeded.account });
  const late = (await list('/v1/rewards')).find(({ amount }) => amount['amount'] === 1_000)?.id ?? '';
  expect(await move(late, 'approved')).toMatchObject({ status: 200, body: { kind: 'reward' } });
  await send(aRefund({ transaction: { paymentId: 'txn_cb_2', amount: { amount: 1_000, currency: 'EUR' } } }));
  const taken = (await list('/v1/rewards')).find(({ amount }) => amount['amount'] === -100)?.id ?? '';
  expect(await move(taken, 'paid')).toMatchObject({ status: 409, body: { code: 'reward_not_paid' } });
  expect(await move(late, 'cancelled')).toMatchObject({ status: 200 });
  expect(await get(`/v1/rewards/${taken}`)).toMatchObject({
    body: { kind: 'reversal', status: 'cancelled' },
  });
});
