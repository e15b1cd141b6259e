import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import * as z from 'zod';
import { encodeMessage } from '../../../functions/shared/chargebee/message.ts';
import { accountSchema } from '../../../functions/shared/store/account.ts';
import { auditEntrySchema } from '../../../functions/shared/store/items/audit-item.ts';
import { readAs } from '../../../functions/shared/store/items/read-as.ts';
import { keysOf } from '../../../functions/shared/store/keys.ts';
import { listPage } from '../../../functions/shared/store/reads/list.ts';
import { anEvent, day, paidOn } from '../../support/payment-case.ts';
import { testTable, type TestTable } from '../../support/table.ts';
import { aCustomerEvent, aRefund, aStateEvent } from '../../support/transaction-event.ts';
import { aWorker, sqsRecord } from '../../support/worker.ts';
import { anAccount } from '../an-account.ts';
import { integrationPath, problemOf } from './settings-api.ts';

let testing: TestTable;
let accounts = 0;
beforeAll(async () => (testing = await testTable()));
afterAll(() => testing.stop());

const aLine = z.object({ outcome: z.string(), steps: z.array(z.object({ code: z.string() })) });
const listed = z.object({ items: z.array(z.looseObject({})) });
const amounts = z.object({ items: z.array(z.object({ amount: z.object({ amount: z.number() }) })) });

/** A payment of one payer; `n` makes it another payment, n days later. */
const payment = (n = 1, more: Parameters<typeof anEvent>[0] = {}) =>
  anEvent({
    id: `ev_${n}`,
    occurredAt: paidOn + n * day,
    ...more,
    transaction: { id: `txn_cb_${n}`, date: paidOn + n * day, ...more.transaction },
    customer: { id: 'cb_9', email: 'billing@example.org', ...more.customer },
  });

async function aWorld() {
  const account = `unlink-${++accounts}`;
  const world = await anAccount(testing.table, account);
  const call = (path: string, body: object, how = {}) =>
    world.settings.call('POST', integrationPath + path, { account, body, ...how });
  const unlink = (id = 'cb_9', reason = 'It is another company.') =>
    call(`/customers/${id}/unlink`, { reason });
  const link = (id: string, body: object) => call(`/unmatched/${id}/link`, body);
  const lineOf = async (eventId: string) => {
    const path = `${integrationPath}/activity/${eventId}`;
    const { outcome, steps } = aLine.parse((await world.settings.call('GET', path, { account })).body);
    return { outcome, codes: steps.map(({ code }) => code) };
  };
  const get = async (path: string) => (await world.records.call('GET', path, { account })).body;
  const sums = async (resource: string) =>
    amounts
      .parse(await get(`/v1/${resource}?limit=200`))
      .items.map(({ amount }) => amount.amount)
      .sort((one, other) => one - other);
  const inbox = async () => {
    const { body } = await world.settings.call('GET', `${integrationPath}/unmatched`, { account });
    return listed.parse(body).items;
  };
  const patchReward = async (status: string, which: (one: Record<string, unknown>) => boolean) => {
    const { items } = listed.parse(await get('/v1/rewards?limit=200'));
    for (const one of items.filter(which)) {
      const path = `/v1/rewards/${String(one['id'])}`;
      for (const next of ['approved', status]) await world.records.patch(path, { status: next }, { account });
    }
  };
  const customer = (email: string, sourcePartnerId: string | null = world.partnerId) =>
    world.create('customers', { email, ...(sourcePartnerId !== null && { sourcePartnerId }) });
  return { ...world, account, call, unlink, link, lineOf, get, sums, inbox, patchReward, customer };
}

describe('a Chargebee customer is unlinked', () => {
  test('and its payments go back into the inbox, as if they had never found their customer', async () => {
    const { send, link, unlink, customer, lineOf, sums, inbox, get } = await aWorld();
    const customerId = await customer('ada@example.com');
    for (const n of [1, 2, 3]) await send(payment(n));
    await link('txn_cb_1', { customerId });
    await send(aRefund({ transaction: { paymentId: 'txn_cb_2', amount: { amount: 900, currency: 'EUR' } } }));
    expect(await sums('transactions')).toEqual([-900, 4_900, 4_900, 4_900]);

    expect(await unlink()).toMatchObject({ status: 200, body: { unmatched: 3, kept: 0 } });
    expect(await sums('transactions')).toEqual([]);
    expect(await sums('rewards')).toEqual([]);
    expect(await get(`/v1/customers/${customerId}`)).toMatchObject({ chargebeeCustomerIds: [] });
    expect(await inbox()).toMatchObject([
      { chargebeeTransactionId: 'txn_cb_3', reason: 'unlinked', left: { amount: 4_900 } },
      { chargebeeTransactionId: 'txn_cb_2', email: 'billing@example.org', left: { amount: 4_000 } },
      {
        chargebeeTransactionId: 'txn_cb_1',
        chargebeeCustomerId: 'cb_9',
        candidates: [{ id: customerId, why: 'same_chargebee_customer' }],
      },
    ]);
    expect(await lineOf('ev_1')).toEqual({ outcome: 'unmatched', codes: ['customer_updated', 'unlinked'] });
    // What a refund said it did is not there any more.
    expect(await lineOf('ev_refund_1')).toEqual({
      outcome: 'ignored',
      codes: ['unlinked', 'unmatched_left_changed'],
    });
    // A later payment starts anew.
    await send(payment(4));
    expect((await lineOf('ev_4')).outcome).toBe('unmatched');
    expect(await unlink()).toMatchObject({ status: 200, body: { unmatched: 0, kept: 0 } });
  });

  test('and linked to another, each payment is recorded once, with its own date, rules and what is left of it', async () => {
    const { send, link, unlink, customer, sums, inbox, get } = await aWorld();
    const [wrong, right] = [await customer('ada@example.com'), await customer('bob@example.com')];
    for (const n of [1, 2]) await send(payment(n));
    await link('txn_cb_2', { customerId: wrong });
    const back = { paymentId: 'txn_cb_2', amount: { amount: 900, currency: 'EUR' }, date: paidOn + 3 * day };
    await send(aRefund({ transaction: { ...back, chargeback: true } }));
    await unlink();
    // Known after that too.
    await send(
      aRefund({ id: 'ev_refund_2', transaction: { ...back, id: 'txn_cb_refund_2', paymentId: 'txn_cb_1' } }),
    );

    expect(await link('txn_cb_1', { customerId: right })).toMatchObject({
      status: 200,
      body: { customerId: right, remaining: 0 },
    });
    expect(await inbox()).toEqual([]);
    expect(await sums('transactions')).toEqual([-900, -900, 4_900, 4_900]);
    // 10 % once, of the first, and 5 % of each.
    expect(await sums('rewards')).toEqual([-90, -45, -45, 245, 245, 490]);
    expect(await get('/v1/transactions?limit=200')).toMatchObject({
      items: expect.arrayContaining([
        expect.objectContaining({
          customerId: right,
          name: 'Chargeback txn_cb_refund_1',
          kind: 'refund',
          occurredAt: '2026-11-23T12:00:00.000Z',
          properties: expect.objectContaining({ chargebee_transaction_id: 'txn_cb_refund_1' }) as unknown,
        }),
      ]) as unknown,
    });
    expect(await unlink()).toMatchObject({ body: { unmatched: 2, kept: 0 } });
    expect(await sums('rewards')).toEqual([]);
  });

  test('but what is paid stays, and is counted', async () => {
    const { send, link, unlink, customer, sums, patchReward, inbox } = await aWorld();
    const customerId = await customer('ada@example.com');
    for (const n of [1, 2]) await send(payment(n));
    await link('txn_cb_1', { customerId });
    await patchReward('paid', ({ amount }) => (amount as { amount: number }).amount === 490);
    expect(await unlink()).toMatchObject({ body: { unmatched: 1, kept: 1 } });
    expect(await inbox()).toMatchObject([{ chargebeeTransactionId: 'txn_cb_2' }]);
    expect(await sums('rewards')).toEqual([245, 490]);
    expect(await unlink()).toMatchObject({ body: { unmatched: 0, kept: 1 } });
  });

  test('and a copy of a payment is decided anew: a lead that is there now is converted', async () => {
    const { send, unlink, create, partnerId, sums, lineOf } = await aWorld();
    await create('leads', { email: 'billing@example.org', partnerId });
    await send(payment());
    await unlink();
    await send(payment(1, { id: 'ev_again' }));
    expect((await lineOf('ev_again')).codes).toEqual(['still_unmatched']);
    await create('leads', { email: 'billing@example.org', partnerId });
    await send(payment(1, { id: 'ev_third' }));
    expect(await sums('transactions')).toEqual([4_900]);
    expect(await sums('rewards')).toEqual([245, 490]);
    expect(await lineOf('ev_1')).toMatchObject({ outcome: 'processed' });
  });

  test('and the use of a limited rule that a payment held goes to one that was passed over', async () => {
    const { send, link, call, unlink, customer, sums } = await aWorld();
    const customerId = await customer('ada@example.com');
    await send(payment(1));
    await link('txn_cb_1', { customerId });
    // Another Chargebee customer of the same customer, whose payment is passed over.
    await send(payment(2, { customer: { id: 'cb_8' } }));
    await link('txn_cb_2', { customerId });
    expect(await sums('rewards')).toEqual([245, 245, 490]);
    await unlink();
    expect(await sums('rewards')).toEqual([245, 490]);
    // What was linked after is unlinked as well.
    await unlink('cb_8');
    expect(await sums('rewards')).toEqual([]);
    expect((await call('/customers/cb_8/unlink', { reason: 'Again.' })).status).toBe(200);
  });

  test('though it was deleted at Chargebee: what occurred before does not find its customer by that any more', async () => {
    const { send, link, unlink, customer, sums, inbox } = await aWorld();
    const customerId = await customer('ada@example.com');
    await send(payment(1));
    await link('txn_cb_1', { customerId });
    const deleted = { id: 'cb_9', resourceVersion: paidOn + 9 * day };
    await send(aCustomerEvent({ type: 'customer_deleted', occurredAt: paidOn + 9 * day, customer: deleted }));
    expect(await unlink()).toMatchObject({ body: { unmatched: 1, kept: 0 } });
    await send(payment(2));
    expect(await sums('transactions')).toEqual([]);
    expect(await inbox()).toHaveLength(2);
  });

  test('and what dies in the inbox is recorded dead', async () => {
    const { send, link, unlink, customer, sums } = await aWorld();
    const customerId = await customer('ada@example.com');
    await send(payment(1));
    await link('txn_cb_1', { customerId });
    await unlink();
    await send(aStateEvent({ transaction: { resourceVersion: paidOn + 9 * day } }));
    await link('txn_cb_1', { customerId });
    expect((await sums('transactions')).reduce((sum, one) => sum + one)).toBe(0);
    expect((await sums('rewards')).reduce((sum, one) => sum + one, 0)).toBe(0);
  });

  test('with more refunds than one write takes away', async () => {
    const { send, link, unlink, customer, sums, lineOf } = await aWorld();
    const customerId = await customer('ada@example.com');
    await send(payment(1));
    await link('txn_cb_1', { customerId });
    for (let n = 1; n <= 45; n++) {
      const transaction = { id: `txn_cb_r${n}`, amount: { amount: 10, currency: 'EUR' } };
      await send(aRefund({ id: `ev_r${n}`, transaction }));
    }
    expect(await unlink()).toMatchObject({ body: { unmatched: 1, kept: 0 } });
    expect(await sums('transactions')).toEqual([]);
    for (const n of [1, 20, 21, 45]) expect((await lineOf(`ev_r${n}`)).outcome).toBe('ignored');
    await link('txn_cb_1', { customerId });
    expect((await sums('transactions')).reduce((sum, one) => sum + one)).toBe(4_450);
    expect((await sums('rewards')).reduce((sum, one) => sum + one)).toBe(445 + 222 + 1);
  });

  test('nobody carries, or carried: 404; without a reason, or by a viewer, nothing is done', async () => {
    const { send, link, unlink, call, customer, sums } = await aWorld();
    expect((await unlink('cb_nobody')).status).toBe(404);
    await send(payment(1));
    expect((await unlink()).status).toBe(404);
    await link('txn_cb_1', { customerId: await customer('ada@example.com') });
    expect(problemOf(await call('/customers/cb_9/unlink', {}))).toBe('422 invalid_body');
    expect(problemOf(await call('/customers/cb_9/unlink', { reason: ' a ' }))).toBe('422 invalid_body');
    expect((await call('/customers/cb_9/unlink', { reason: 'A viewer.' }, { role: 'viewer' })).status).toBe(
      403,
    );
    expect(await sums('transactions')).toEqual([4_900]);
  });
});

describe('the sums of a day that is over', () => {
  test('are not kept any more once a payment of that day is unlinked', async () => {
    const { send, unlink, customer, records, account, patchReward, link } = await aWorld();
    await send(payment(1));
    await link('txn_cb_1', { customerId: await customer('ada@example.com', null) });
    await patchReward('cancelled', () => true);
    const today = new Date().toISOString().slice(0, 10);
    // Three days later that day is summed up, and kept.
    records.state.now = Date.now() + 3 * day;
    const path = `/v1/summary?from=${today}&to=${today}`;
    const sum = async () => JSON.stringify((await records.call('GET', path, { account })).body);
    expect(await sum()).toContain('4900');
    await unlink();
    expect(await sum()).not.toContain('4900');
  });
});

test('a payment in flight that is recorded after the unlink goes back with the next one', async () => {
  const { account, link, unlink, customer, send, sums, inbox } = await aWorld();
  await send(payment(1));
  // Without a partner: a limited rule would have the payment decided again.
  await link('txn_cb_1', { customerId: await customer('ada@example.com', null) });
  const body = encodeMessage({
    v: 1,
    account: accountSchema.parse(account),
    kind: 'event',
    event: payment(2),
  });
  const { work } = aWorker(testing.table, (store) => ({
    ...store,
    load: async (...asked) => {
      const found = await store.load(...asked);
      await unlink();
      return found;
    },
  }));
  await work(sqsRecord(body, { MessageGroupId: account }));
  expect(await sums('transactions')).toEqual([4_900]);
  expect(await unlink()).toMatchObject({ body: { unmatched: 1, kept: 0 } });
  expect(await sums('transactions')).toEqual([]);
  expect(await inbox()).toHaveLength(2);
});

/** The audit log, newest first. */
async function auditOf(account: string): Promise<readonly unknown[]> {
  const read = (item: Record<string, unknown>) => [readAs(auditEntrySchema, item)];
  const hashKeys = keysOf(accountSchema.parse(account)).lists('audit');
  const list = { index: 'list' as const, hashKeys, read, wanted: () => true };
  return (await listPage(testing.table, list, 100)).items;
}

test('leaves in the audit log what stood, who did it, and why', async () => {
  const { account, link, unlink, customer, send, partnerId } = await aWorld();
  const customerId = await customer('ada@example.com');
  await send(payment(1));
  await link('txn_cb_1', { customerId });
  await send(aRefund({ transaction: { amount: { amount: 900, currency: 'EUR' } } }));
  await unlink();
  expect(await auditOf(account)).toEqual(
    expect.arrayContaining([
      expect.objectContaining({
        by: 'ada@acme.example',
        action: 'payment_unlinked',
        record: { kind: 'payment', id: 'txn_cb_1' },
        reason: 'It is another company.',
        before: expect.objectContaining({
          customerId,
          partnerId,
          rewards: [490, 245, -90, -45].map((amount) =>
            expect.objectContaining({ amount: { amount, currency: 'EUR' }, status: 'pending' }),
          ),
        }) as unknown,
      }),
      expect.objectContaining({
        action: 'chargebee_customer_unlinked',
        record: { kind: 'chargebee_customer', id: 'cb_9' },
        customerId,
        before: { customerIds: [customerId] },
        after: { customerIds: [] },
      }),
    ]),
  );
});
