import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { decodeTime, ulid } from 'ulid';
import { anEvent } from '../../support/payment-case.ts';
import { testTable, type TestTable } from '../../support/table.ts';
import { pay } from './pay.ts';
import { recordsApi } from './records-api.ts';

let testing: TestTable;
let api: ReturnType<typeof recordsApi>;
let account: string;
let partnerId: string;
let customerId: string;

const rule = (name: string, basisPoints: number) => ({
  name,
  reward: { kind: 'percentage', basisPoints },
  lasts: { kind: 'forever' },
  holdDays: 30,
});

beforeAll(async () => {
  testing = await testTable();
  api = recordsApi(testing.table);
});
beforeEach(async () => {
  account = `t-${ulid()}`;
  const call = { account };
  const programId = await api.create(
    'programs',
    { name: 'P', rewardRules: [rule('A', 1000), rule('B', 500)] },
    call,
  );
  partnerId = await api.create('partners', { name: 'N', email: 'n@n.example', programId }, call);
  const properties = { chargebee_customer_id: 'cb_1' };
  const customer = { email: 'ada@example.com', sourcePartnerId: partnerId, properties };
  customerId = await api.create('customers', customer, call);
});
afterAll(() => testing.stop());

const get = (target: string) => api.call('GET', target, { account });
const ids = (target: string) => api.ids(target, { account });
const payment = (n: number) =>
  pay(testing.table, account, anEvent({ id: `ev_${n}`, transaction: { id: `cb_txn_${n}` } }));

test('a payment is a transaction with its customer, partner, invoices and properties', async () => {
  await payment(1);
  const [id = ''] = await ids('/v1/transactions');
  const { status, body } = await get(`/v1/transactions/${id}`);
  expect(status).toBe(200);
  expect(body).toEqual({
    id,
    kind: 'payment',
    name: 'Payment cb_txn_1',
    customerId,
    partnerId,
    amount: { amount: 4900, currency: 'EUR' },
    occurredAt: '2026-11-20T12:00:00.000Z',
    reverses: null,
    invoices: [{ id: 'inv_1', applied: { amount: 4900, currency: 'EUR' } }],
    properties: { chargebee_transaction_id: 'cb_txn_1', chargebee_invoice_id: 'inv_1' },
    left: { amount: 4900, currency: 'EUR' },
    source: 'chargebee',
    externalId: null,
    eventId: 'ev_1',
    rewardIds: [0, 1].map((place) => `rwd_${id.slice(4)}-${place}`),
    steps: null,
  });
});

test('its rewards name it, and can be read by their ids', async () => {
  await payment(1);
  const [transactionId = ''] = await ids('/v1/transactions');
  const [first = '', second = '', ...more] = await ids('/v1/rewards');
  expect(more).toEqual([]);
  expect((await get(`/v1/rewards/${second}`)).body).toEqual({
    id: second,
    partnerId,
    transactionId,
    customerId,
    ruleId: expect.stringMatching(/^rul_/),
    ruleVersion: 1,
    kind: 'reward',
    amount: { amount: 245, currency: 'EUR' },
    status: 'pending',
    payableAt: '2026-12-20T12:00:00.000Z',
    reason: null,
    createdAt: new Date(decodeTime(transactionId.slice(4))).toISOString(),
    createdBy: null,
  });
  expect(await get(`/v1/rewards/${first}`)).toMatchObject({
    body: { amount: { amount: 490, currency: 'EUR' } },
  });
  expect(await get(`/v1/rewards/rwd_${transactionId.slice(4)}-2`)).toMatchObject({ status: 404 });
});

test('lists show all of them, by customer, partner, payment and status, in pages that cut a payment in two', async () => {
  for (const n of [1, 2, 3]) await payment(n);
  const all = await ids('/v1/transactions?limit=2');
  expect(all).toHaveLength(3);
  expect(await ids(`/v1/transactions?customerId=${customerId}`)).toEqual(all);
  expect(await ids(`/v1/transactions?partnerId=${partnerId}&limit=1`)).toEqual(all);
  expect(await ids(`/v1/transactions?customerId=${customerId}&partnerId=prt_other`)).toEqual([]);
  expect(await ids('/v1/transactions?chargebeeTransactionId=cb_txn_2')).toEqual([all[1]]);
  expect(await ids('/v1/transactions?chargebeeTransactionId=cb_txn_9')).toEqual([]);

  const rewards = await ids('/v1/rewards');
  expect(rewards).toHaveLength(6);
  expect(rewards.slice(0, 2)).toEqual([0, 1].map((n) => `rwd_${String(all[0]).slice(4)}-${n}`));
  for (const limit of [1, 2, 3, 5]) expect(await ids(`/v1/rewards?limit=${limit}`)).toEqual(rewards);
  expect(await ids(`/v1/rewards?partnerId=${partnerId}&limit=3`)).toEqual(rewards);
  expect(await ids(`/v1/rewards?transactionId=${String(all[1])}&limit=1`)).toEqual(rewards.slice(2, 4));
  expect(await ids('/v1/rewards?status=pending&limit=4')).toEqual(rewards);
  expect(await ids('/v1/rewards?status=paid')).toEqual([]);
});

test('what was not recorded is no transaction, and another account sees none of it', async () => {
  const unmatched = anEvent({
    transaction: { id: 'cb_txn_8' },
    customer: { id: 'cb_9', email: 'x@example.com' },
  });
  await pay(testing.table, account, unmatched);
  expect(await ids('/v1/transactions')).toEqual([]);
  expect(await ids('/v1/transactions?chargebeeTransactionId=cb_txn_8')).toEqual([]);
  await payment(1);
  const other = { account: `t-${ulid()}` };
  const [id = ''] = await ids('/v1/transactions');
  expect(await api.call('GET', `/v1/transactions/${id}`, other)).toMatchObject({ status: 404 });
  expect(await api.ids('/v1/transactions?chargebeeTransactionId=cb_txn_1', other)).toEqual([]);
  expect(await api.ids('/v1/rewards', other)).toEqual([]);
});

test('a reward is approved, and cancelled, but not paid before it is payable, nor moved by whoever saw an older one', async () => {
  await payment(1);
  const [id = ''] = await ids('/v1/rewards');
  const { headers } = await get(`/v1/rewards/${id}`);
  const etag = String(headers['etag']);
  const move = (status: string, version: string) =>
    api.call('PATCH', `/v1/rewards/${id}`, { account, json: { status }, headers: { 'if-match': version } });

  expect(await move('paid', etag)).toMatchObject({ status: 409, body: { code: 'transition_not_allowed' } });
  const approved = await move('approved', etag);
  expect(approved).toMatchObject({ status: 200, body: { id, status: 'approved' } });
  expect(await get(`/v1/rewards/${id}`)).toMatchObject({
    body: approved.body,
    headers: { etag: approved.headers['etag'] },
  });
  expect(await move('cancelled', etag)).toMatchObject({ status: 412, body: { code: 'changed_meanwhile' } });
  const now = String(approved.headers['etag']);
  expect(await move('paid', now)).toMatchObject({ status: 409, body: { code: 'not_payable_yet' } });
  expect(await move('held', now)).toMatchObject({ status: 422 });
  expect(await move('cancelled', now)).toMatchObject({ status: 200, body: { status: 'cancelled' } });
  expect(await ids('/v1/rewards?status=cancelled')).toEqual([id]);
  const back = await api.patch(`/v1/rewards/${id}`, { status: 'pending' }, { account });
  expect(back).toMatchObject({ status: 200, body: { status: 'pending' } });
  expect(await api.patch(`/v1/rewards/${id}`, { status: 'paid' }, { account })).toMatchObject({
    status: 409,
    body: { code: 'transition_not_allowed' },
  });
  const viewer = {
    account,
    groups: '[viewer]',
    json: { status: 'approved' },
    headers: { 'if-match': now },
  };
  expect(await api.call('PATCH', `/v1/rewards/${id}`, viewer)).toMatchObject({ status: 403 });
});
