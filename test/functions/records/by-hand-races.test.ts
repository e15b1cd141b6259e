import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { monotonicFactory, ulid } from 'ulid';
import * as z from 'zod';
import { createHandler } from '../../../functions/records/handler.ts';
import { Unavailable } from '../../../functions/shared/store/errors.ts';
import { paymentStore, type PaymentStore } from '../../../functions/shared/store/payment-store.ts';
import { callApi } from '../../support/api.ts';
import { anEvent } from '../../support/payment-case.ts';
import { testTable, type TestTable } from '../../support/table.ts';
import { anAccount, type World } from '../an-account.ts';

let testing: TestTable;
let world: World;
let account: string;
let customerId: string;
const nextUlid = monotonicFactory();
beforeAll(async () => {
  testing = await testTable();
});
beforeEach(async () => {
  account = `t-${ulid()}`;
  world = await anAccount(testing.table, account);
  world.records.state.now = Date.now();
  customerId = await world.create('customers', {
    email: 'ada@example.com',
    sourcePartnerId: world.partnerId,
    properties: { chargebee_customer_id: 'cb_1' },
  });
});
afterAll(() => testing.stop());

/** A call of the records API whose store is another one. */
function callWith(between: (store: PaymentStore) => Partial<PaymentStore>) {
  const { table } = testing;
  const store = paymentStore(table, Date.now);
  const handler = createHandler({
    table,
    store: { ...store, ...between(store) },
    pause: () => Promise.resolve(),
    clock: Date.now,
    ulids: () => nextUlid(),
    log: () => undefined,
  });
  return (target: string, json: unknown, headers = {}) =>
    callApi(handler, 'POST', target, { account, json, headers });
}

/** Something that happens beside it, once. */
function once(act: () => Promise<unknown>): () => Promise<unknown> {
  let isDone = false;
  return async () => {
    if (isDone) return;
    isDone = true;
    await act();
  };
}

const aPayment = (externalId: string) => ({
  customerId,
  amount: { amount: 10_000, currency: 'EUR' },
  occurredAt: '2026-11-20T12:00:00Z',
  name: 'By bank transfer',
  externalId,
});
const items = async (path: string) => {
  const { body } = await world.records.call('GET', path, { account });
  return z.object({ items: z.array(z.looseObject({ id: z.string() })) }).parse(body).items;
};
const pay = (externalId: string) => world.create('transactions', aPayment(externalId));
const sumOfRewards = async () =>
  (await items('/v1/rewards')).reduce(
    (sum, { amount }) => sum + z.object({ amount: z.number() }).parse(amount).amount,
    0,
  );
const voids = (id: string) =>
  world.records.call('POST', `/v1/transactions/${id}/void`, { account, json: { reason: 'It never came' } });

/** Between what a payment by hand looks at, and its write. */
const beside = (act: () => Promise<unknown>) => {
  const first = once(act);
  return callWith((store) => ({
    loadByHand: async (...looked) => {
      const known = await store.loadByHand(...looked);
      await first();
      return known;
    },
  }));
};

test('a payment by hand whose customer is given to another partner beside it is of that partner', async () => {
  const { programId } = world;
  const other = await world.create('partners', { name: 'Southwind', email: 's@s.example', programId });
  const call = beside(() =>
    world.records.patch(`/v1/customers/${customerId}`, { sourcePartnerId: other }, { account }),
  );
  expect(await call('/v1/transactions', aPayment('1'))).toMatchObject({
    status: 201,
    body: { partnerId: other },
  });
  expect(await items('/v1/rewards')).toMatchObject([{ partnerId: other }, { partnerId: other }]);
});

test('a payment by hand whose customer is deleted beside it is refused', async () => {
  const call = beside(() => world.records.call('DELETE', `/v1/customers/${customerId}`, { account }));
  expect(await call('/v1/transactions', aPayment('1'))).toMatchObject({
    status: 422,
    body: { errors: [{ path: 'customerId' }] },
  });
  expect(await items('/v1/transactions')).toEqual([]);
});

test('of a payment by hand and one of Chargebee beside it, one takes the use of a limited rule', async () => {
  const call = beside(() => world.send(anEvent()));
  const { body } = await call('/v1/transactions', aPayment('1'));
  expect(z.object({ steps: z.array(z.object({ code: z.string() })) }).parse(body).steps).toContainEqual({
    code: 'rule_used_up',
  });
  expect(await sumOfRewards()).toBe(490 + 245 + 500);
});

test('a void that dies after its own write offers its use when it is asked for again', async () => {
  const id = await pay('1');
  await pay('2');
  expect(await sumOfRewards()).toBe(1_500 + 500);
  let writes = 0;
  const call = callWith((store) => ({
    commit: (...written) =>
      ++writes > 1 ? Promise.reject(new Unavailable('It died.')) : store.commit(...written),
  }));
  expect(await call(`/v1/transactions/${id}/void`, { reason: 'It never came' })).toMatchObject({
    status: 503,
  });
  expect(await sumOfRewards()).toBe(500);
  expect(await voids(id)).toMatchObject({ status: 200, body: { left: { amount: 0 } } });
  expect(await sumOfRewards()).toBe(1_500);
  expect(await items('/v1/transactions')).toHaveLength(3);
});

test('a payment by hand whose answer is lost is answered as it was, under its key', async () => {
  const headers = { 'idempotency-key': ulid() };
  const call = callWith((store) => ({
    commit: async (...written) => {
      await store.commit(...written);
      throw new Unavailable('The answer was lost.');
    },
  }));
  expect(await call('/v1/transactions', aPayment('1'), headers)).toMatchObject({ status: 503 });
  const again = await world.records.call('POST', '/v1/transactions', {
    account,
    json: aPayment('1'),
    headers,
  });
  expect(again).toMatchObject({ status: 201, body: { externalId: '1' } });
  expect(await items('/v1/transactions')).toHaveLength(1);
});

test('a reward of a payment by hand that is moved while the payment is voided is taken back all the same', async () => {
  const id = await pay('1');
  const [reward = { id: '' }] = await items('/v1/rewards');
  const first = once(() =>
    world.records.patch(`/v1/rewards/${reward.id}`, { status: 'approved' }, { account }),
  );
  const call = callWith((store) => ({
    loadLedger: async (...looked) => {
      const known = await store.loadLedger(...looked);
      await first();
      return known;
    },
  }));
  expect(await call(`/v1/transactions/${id}/void`, { reason: 'It never came' })).toMatchObject({
    status: 200,
  });
  expect(await sumOfRewards()).toBe(0);
  expect((await items('/v1/rewards')).find((one) => one.id === reward.id)).toMatchObject({
    status: 'approved',
  });
});

test('a payment by hand moves with its customer to another partner, and is voided there', async () => {
  const id = await pay('1');
  const { programId } = world;
  const other = await world.create('partners', { name: 'Southwind', email: 's@s.example', programId });
  const json = { partnerId: other, unpaid: 'move', reason: 'It was theirs' };
  const answer = await world.settings.call('POST', `/v1/customers/${customerId}/reassign`, {
    account,
    body: json,
  });
  expect(answer).toMatchObject({ status: 200, body: { moved: 1, kept: 0 } });
  const sumOf = async (partnerId: string) =>
    (await items(`/v1/rewards?partnerId=${partnerId}`)).reduce(
      (sum, { amount }) => sum + z.object({ amount: z.number() }).parse(amount).amount,
      0,
    );
  expect([await sumOf(world.partnerId), await sumOf(other)]).toEqual([0, 1_500]);
  expect(await voids(id)).toMatchObject({ status: 200, body: { partnerId: other, left: { amount: 0 } } });
  expect([await sumOf(world.partnerId), await sumOf(other)]).toEqual([0, 0]);
});
