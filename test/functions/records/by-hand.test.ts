import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { ulid } from 'ulid';
import * as z from 'zod';
import { paymentIdByHand } from '../../../functions/shared/domain/payment/by-hand.ts';
import { readEvent } from '../../../functions/shared/chargebee/read-event.ts';
import { auditEntrySchema } from '../../../functions/shared/store/items/audit-item.ts';
import { readAs } from '../../../functions/shared/store/items/read-as.ts';
import { accountSchema } from '../../../functions/shared/store/account.ts';
import { keysOf } from '../../../functions/shared/store/keys.ts';
import { listPage } from '../../../functions/shared/store/reads/list.ts';
import { newestPayment } from '../../../functions/shared/store/reads/newest-payment.ts';
import type { ApiAnswer } from '../../support/api.ts';
import { chargebeeEvent } from '../../support/chargebee-event.ts';
import { anEvent } from '../../support/payment-case.ts';
import { testTable, type TestTable } from '../../support/table.ts';
import { aStateEvent } from '../../support/transaction-event.ts';
import { anAccount, type World } from '../an-account.ts';
import { integrationPath } from '../settings/settings-api.ts';

let testing: TestTable;
let world: World;
let account: string;
let customerId: string;
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

interface Transaction {
  readonly id: string;
  readonly steps: readonly { readonly code: string }[];
}
const bodyOf = ({ body }: ApiAnswer) => body as Transaction;
const call = (method: string, target: string, json?: unknown, headers = {}) =>
  world.records.call(method, target, { account, headers, ...(json !== undefined && { json }) });
const get = async (target: string) => (await call('GET', target)).body;
const items = async (target: string) =>
  z.object({ items: z.array(z.looseObject({ id: z.string() })) }).parse(await get(target)).items;

const aPayment = {
  amount: { amount: 10_000, currency: 'EUR' },
  occurredAt: '2026-11-20T12:00:00.250Z',
  name: 'Invoice by bank transfer',
};
const pay = (externalId: string, more: object = {}, headers = {}) =>
  call('POST', '/v1/transactions', { customerId, ...aPayment, externalId, ...more }, headers);
const voids = (id: string, reason = 'It never came', headers = {}) =>
  call('POST', `/v1/transactions/${id}/void`, { reason }, headers);
const codesOf = (answer: ApiAnswer) => bodyOf(answer).steps.map(({ code }) => code);
const sumOf = (all: readonly Record<string, unknown>[]) =>
  all.reduce((sum, { amount }) => sum + z.object({ amount: z.number() }).parse(amount).amount, 0);

async function audited(record: string) {
  const hashKeys = keysOf(accountSchema.parse(account)).owners('audit', record);
  const read = (item: Record<string, unknown>) => [readAs(auditEntrySchema, item)];
  return (await listPage(testing.table, { index: 'byOwner', hashKeys, read, wanted: () => true }, 50)).items;
}

describe('a payment that is recorded by hand', () => {
  test('is a transaction of its customer and source partner, with its name, and without anything of Chargebee', async () => {
    const made = await pay('INV-7');
    expect(made).toMatchObject({
      status: 201,
      headers: { etag: '"1"', location: `/v1/transactions/${bodyOf(made).id}` },
      body: {
        kind: 'payment',
        source: 'manual',
        name: 'Invoice by bank transfer',
        externalId: 'INV-7',
        customerId,
        partnerId: world.partnerId,
        amount: aPayment.amount,
        left: aPayment.amount,
        occurredAt: '2026-11-20T12:00:00.000Z',
        reverses: null,
        invoices: [],
        properties: {},
        eventId: null,
      },
    });
    expect(codesOf(made)).toEqual(['recorded_by_hand', 'transaction_created', 'reward_created']);
    expect(await get(`/v1/transactions/${bodyOf(made).id}`)).toEqual(made.body);
    expect(await items(`/v1/transactions?customerId=${customerId}`)).toEqual([made.body]);
    expect(await items(`/v1/transactions?partnerId=${world.partnerId}`)).toEqual([made.body]);
  });

  test('earns what the rules give, limited ones too, and says why where it earns nothing', async () => {
    const first = await pay('1');
    expect(await items('/v1/rewards')).toMatchObject([
      { amount: { amount: 1_000 }, transactionId: bodyOf(first).id, customerId },
      { amount: { amount: 500 } },
    ]);
    // The first rule lasts for one payment, whoever recorded it.
    expect(codesOf(await pay('2'))).toEqual([
      'recorded_by_hand',
      'transaction_created',
      'reward_created',
      'rule_used_up',
    ]);
    await world.send(anEvent());
    expect(sumOf(await items('/v1/rewards'))).toBe(1_000 + 500 + 500 + 245);
    const nobodys = await world.create('customers', { email: 'bob@example.com' });
    expect(codesOf(await pay('3', { customerId: nobodys }))).toContain('no_source_partner');
  });

  test('is judged by the rules in force at its date', async () => {
    const programId = await world.create('programs', { name: 'Late', rewardRules: [] });
    const from = new Date().toISOString();
    const rule = { name: 'R', reward: { kind: 'percentage', basisPoints: 100 }, lasts: { kind: 'forever' } };
    await world.records.patch(`/v1/programs/${programId}`, { rewardRules: [rule] }, { account });
    const partnerId = await world.create('partners', { name: 'Late', email: 'l@l.example', programId });
    const late = await world.create('customers', { email: 'l@c.example', sourcePartnerId: partnerId });
    expect(codesOf(await pay('1', { customerId: late, occurredAt: '2026-01-01T00:00:00Z' }))).toContain(
      'no_rule_in_force',
    );
    world.records.state.now += 5_000;
    const now = new Date(Date.parse(from) + 3_000).toISOString();
    expect(codesOf(await pay('2', { customerId: late, occurredAt: now }))).toContain('reward_created');
  });

  test('is no line of the activity, counts in no outcome, breaks no silence, and is not replayed', async () => {
    const id = bodyOf(await pay('1')).id;
    await voids(id);
    const path = `${integrationPath}/activity`;
    expect((await world.settings.call('GET', path, { account })).body).toMatchObject({ items: [] });
    const ofEmail = await world.settings.call('GET', path, { account, query: { email: 'ada@example.com' } });
    expect(ofEmail.body).toMatchObject({ items: [] });
    const chargebeeTransactionId = paymentIdByHand('1');
    const ofId = await world.settings.call('GET', path, { account, query: { chargebeeTransactionId } });
    expect(ofId.body).toMatchObject({ items: [] });
    world.settings.time.now = Date.now() + 1_000;
    const health = await world.settings.call('GET', `${integrationPath}/health`, { account });
    expect(health.body).toMatchObject({ last24h: { processed: 0, ignored: 0 }, lastReceivedAt: null });
    const today = new Date().toISOString().slice(0, 10);
    expect(await get(`/v1/summary?from=${today}&to=${today}`)).toMatchObject({
      days: [{ outcomes: { processed: 0, ignored: 0, failed: 0 } }],
    });
    expect(await newestPayment(testing.table, accountSchema.parse(account), Date.now() + 1_000)).toBe(
      undefined,
    );
    for (const eventId of [chargebeeTransactionId, 'by-hand']) {
      const replay = `${path}/${encodeURIComponent(eventId)}/replay`;
      expect(await world.settings.call('POST', replay, { account })).toMatchObject({ status: 404 });
    }
  });

  test('is in the sums of its day as money that was paid', async () => {
    const day = new Date().toISOString().slice(0, 10);
    const id = bodyOf(await pay('1')).id;
    const summary = async () => get(`/v1/summary?from=${day}&to=${day}`);
    const eur = (amount: number) => ({ amount, currency: 'EUR' });
    expect(await summary()).toMatchObject({
      days: [{ currencies: [{ payments: eur(10_000), rewards: eur(1_500) }] }],
      partners: [{ partnerId: world.partnerId, rewards: [eur(1_500)] }],
    });
    await voids(id);
    expect(await summary()).toMatchObject({
      days: [{ currencies: [{ payments: eur(10_000), givenBack: eur(-10_000), rewards: eur(0) }] }],
    });
  });

  test('stands in the audit log of itself and of its customer', async () => {
    const { id } = bodyOf(await pay('INV-7'));
    expect(await audited(id)).toMatchObject([
      {
        action: 'transaction_created',
        by: 'ada@acme.example',
        customerId,
        after: { customerId, partnerId: world.partnerId, amount: aPayment.amount, externalId: 'INV-7' },
      },
    ]);
  });

  test('keeps its customer and its partner from being deleted', async () => {
    await pay('1');
    for (const path of [`/v1/partners/${world.partnerId}`, `/v1/customers/${customerId}`])
      expect(await call('DELETE', path)).toMatchObject({ status: 409 });
  });

  test('has rewards that are approved, paid and cancelled like any other', async () => {
    await pay('1');
    const [{ id } = { id: '' }] = await items('/v1/rewards');
    for (const status of ['approved', 'paid'])
      expect(await world.records.patch(`/v1/rewards/${id}`, { status }, { account })).toMatchObject({
        status: 200,
      });
    expect(await items('/v1/rewards?status=paid')).toHaveLength(1);
  });
});

describe('an external id', () => {
  test('is taken once in an account, whatever comes under it', async () => {
    const first = await pay('INV-7');
    expect(await pay('INV-7', { name: 'Another' })).toMatchObject({
      status: 409,
      body: { code: 'external_id_taken', transactionId: bodyOf(first).id },
    });
    // Composed or decomposed, with or without space around it: it is the same.
    const accent = await pay('CAF\u00c9');
    for (const same of [' CAFE\u0301', 'CAFE\u0301 '])
      expect(await pay(same)).toMatchObject({ status: 409, body: { transactionId: bodyOf(accent).id } });
    expect(await items('/v1/transactions')).toHaveLength(2);
  });

  test('that two admins record at once makes one payment: one is told so, the other what was first', async () => {
    const answers = await Promise.all(Array.from({ length: 6 }, (_, n) => pay('INV-7', { name: `By ${n}` })));
    const made = answers.filter(({ status }) => status === 201);
    expect(made).toHaveLength(1);
    const transactionId = made.map((one) => bodyOf(one).id)[0];
    for (const one of answers.filter(({ status }) => status !== 201))
      expect(one).toMatchObject({ status: 409, body: { code: 'external_id_taken', transactionId } });
    expect(await items('/v1/transactions')).toHaveLength(1);
    expect(sumOf(await items('/v1/rewards'))).toBe(1_500);
  });

  test('sent again under the same key gives the first answer, also at the same time', async () => {
    const headers = { 'idempotency-key': ulid() };
    const [one, other] = await Promise.all([pay('INV-7', {}, headers), pay('INV-7', {}, headers)]);
    expect([one.status, other.status]).toEqual([201, 201]);
    expect(other.body).toEqual(one.body);
    expect((await pay('INV-7', {}, headers)).body).toEqual(one.body);
    expect(await pay('INV-8', {}, headers)).toMatchObject({
      status: 409,
      body: { code: 'idempotency_key_reused' },
    });
    expect(await items('/v1/transactions')).toHaveLength(1);
    expect(await audited(bodyOf(one).id)).toHaveLength(1);
  });

  test('of one account is nothing to another', async () => {
    await pay('INV-7');
    const other = await anAccount(testing.table, `t-${ulid()}`);
    const theirs = await other.create('customers', { email: 'ada@example.com' });
    const json = { ...aPayment, customerId: theirs, externalId: 'INV-7' };
    const made = await other.records.call('POST', '/v1/transactions', { account: other.account, json });
    expect(made).toMatchObject({ status: 201 });
    const stolen = { ...json, customerId, externalId: 'INV-8' };
    expect(
      await other.records.call('POST', '/v1/transactions', { account: other.account, json: stolen }),
    ).toMatchObject({ status: 422, body: { errors: [{ path: 'customerId' }] } });
  });
});

test.each([
  ['customerId', { customerId: `cus_${ulid()}` }],
  ['customerId', { customerId: 'cus_1' }],
  ['amount.amount', { amount: { amount: 0, currency: 'EUR' } }],
  ['amount.amount', { amount: { amount: -1, currency: 'EUR' } }],
  ['amount.amount', { amount: { amount: 2 ** 53, currency: 'EUR' } }],
  ['amount.currency', { amount: { amount: 1, currency: 'EUX' } }],
  ['occurredAt', { occurredAt: '2999-01-01T00:00:00Z' }],
  ['occurredAt', { occurredAt: '1969-12-31T23:59:59Z' }],
  ['occurredAt', { occurredAt: '2026-11-20' }],
  ['name', { name: ' ' }],
  ['name', { name: 'x'.repeat(201) }],
  ['name', { name: 'a\u0007b' }],
  ['externalId', { externalId: '' }],
  ['externalId', { externalId: 'x'.repeat(101) }],
  ['externalId', { externalId: 'INV\u0001' }],
  ['externalId', { externalId: 'INV\u200b7' }],
  ['externalId', { externalId: '\ud800' }],
  ['rewards', { rewards: [] }],
])('a payment by hand with a wrong %s is refused by its name: %j', async (path, wrong) => {
  expect(await pay('INV-7', wrong)).toMatchObject({
    status: 422,
    body: { code: 'invalid_body', errors: expect.arrayContaining([expect.objectContaining({ path })]) },
  });
  expect(await items('/v1/transactions')).toEqual([]);
});

describe('a payment by hand that is voided', () => {
  test('never brought money: all of it is taken back, its steps say so, and twice is as once', async () => {
    const { id } = bodyOf(await pay('1'));
    const voided = await voids(id);
    expect(voided).toMatchObject({ status: 200, body: { id, left: { amount: 0, currency: 'EUR' } } });
    expect(codesOf(voided).slice(3)).toEqual([
      'voided_by_hand',
      'payment_reversed',
      'reward_reversed',
      'use_given_back',
    ]);
    const [reversal, payment] = await items('/v1/transactions');
    expect(payment).toEqual(voided.body);
    expect(reversal).toMatchObject({
      kind: 'reversal',
      source: 'manual',
      name: 'Reversal of Invoice by bank transfer',
      reverses: id,
      amount: { amount: -10_000, currency: 'EUR' },
      properties: {},
      eventId: null,
      left: null,
      steps: null,
    });
    expect(sumOf(await items('/v1/rewards'))).toBe(0);
    expect((await voids(id, 'Again')).body).toEqual(voided.body);
    const both = await Promise.all([voids(id), voids(id)]);
    expect(both.map(({ body }) => body)).toEqual([voided.body, voided.body]);
    expect(await items('/v1/transactions')).toHaveLength(2);
    expect((await audited(id)).filter(({ action }) => action === 'transaction_voided')).toMatchObject([
      { reason: 'It never came', before: { left: aPayment.amount }, after: { left: { amount: 0 } } },
    ]);
  });

  test('by several at once is voided once', async () => {
    const { id } = bodyOf(await pay('1'));
    const answers = await Promise.all(Array.from({ length: 5 }, (_, n) => voids(id, `Reason ${n}`)));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
    expect(await items('/v1/transactions')).toHaveLength(2);
    expect((await audited(id)).filter(({ action }) => action === 'transaction_voided')).toHaveLength(1);
  });

  test('gives its use back, which is offered to whatever was passed over', async () => {
    const { id } = bodyOf(await pay('1'));
    await pay('2');
    await world.send(anEvent());
    const rewardsOf = async () => sumOf(await items('/v1/rewards'));
    expect(await rewardsOf()).toBe(1_500 + 500 + 245);
    // The oldest that was passed over is the other one by hand.
    await voids(id);
    expect(await rewardsOf()).toBe(1_500 + 245);
  });

  test('is named by its transaction in the line of a payment that is judged again for it', async () => {
    const { id } = bodyOf(await pay('1'));
    await world.send(anEvent());
    await voids(id);
    const line = await world.settings.call('GET', `${integrationPath}/activity/ev_1`, { account });
    expect(line.body).toMatchObject({
      steps: expect.arrayContaining([
        expect.objectContaining({ code: 'judged_again', refs: { transactionId: id } }),
      ]),
    });
    expect(line.text).not.toContain('by-hand');
  });

  test('takes a paid reward back by a reversal of its own', async () => {
    const { id } = bodyOf(await pay('1'));
    const [reward = { id: '' }] = await items('/v1/rewards');
    for (const status of ['approved', 'paid'])
      await world.records.patch(`/v1/rewards/${reward.id}`, { status }, { account });
    await voids(id);
    const all = await items('/v1/rewards');
    expect(all.find((one) => one.id === reward.id)).toMatchObject({
      status: 'paid',
      amount: { amount: 1_000 },
    });
    expect(sumOf(all)).toBe(0);
  });

  test('has its external id still: it is not taken anew', async () => {
    await voids(bodyOf(await pay('INV-7')).id);
    expect(await pay('INV-7')).toMatchObject({ status: 409, body: { code: 'external_id_taken' } });
  });

  test('has to be one: what Chargebee told, what was given back, and what is not there, is not voided', async () => {
    await world.send(anEvent());
    const [told = { id: '' }] = await items('/v1/transactions');
    expect(await voids(told.id)).toMatchObject({ status: 409, body: { code: 'not_manual' } });
    await voids(bodyOf(await pay('1')).id);
    const reversal = (await items('/v1/transactions')).find(({ kind }) => kind === 'reversal');
    expect(await voids(String(reversal?.id))).toMatchObject({ status: 409, body: { code: 'not_manual' } });
    expect(await voids(`txn_${ulid()}`)).toMatchObject({ status: 404 });
    expect(await voids(told.id, 'no')).toMatchObject({ status: 422 });
    const viewer = { account, groups: '[viewer]', json: { reason: 'Why not' } };
    expect(await world.records.call('POST', `/v1/transactions/${told.id}/void`, viewer)).toMatchObject({
      status: 403,
    });
  });
});

describe('whatever Chargebee says', () => {
  test.each([
    ['payment_succeeded', 'a payment of its id', (id: string) => ({ transaction: { id } })],
    ['transaction_updated', 'a void of its id', (id: string) => ({ transaction: { id, status: 'voided' } })],
    ['transaction_deleted', 'its deletion', (id: string) => ({ transaction: { id } })],
    ['payment_refunded', 'a refund of it', (id: string) => ({ transaction: { refunded_txn_id: id } })],
    [
      'payment_refunded',
      'a refund that refers to it',
      (id: string) => ({ transaction: { reference_transaction_id: id } }),
    ],
    ['payment_succeeded', 'an event of its id', (id: string) => ({ event: { id } })],
  ] as const)('%s: %s does not meet a payment by hand, since no id is such a one', (type, _, overrides) => {
    const body = chargebeeEvent(type, overrides(paymentIdByHand('INV-7')));
    expect(readEvent(body, 0)).toMatchObject({ kind: 'refused', code: 'invalid_event' });
    expect(readEvent(chargebeeEvent(type, overrides('by-hand:INV-7')), 0)).toMatchObject({ kind: 'event' });
  });

  test('an id that only looks like one is that of another payment', async () => {
    const made = await pay('INV-7');
    for (const id of ['by-hand', 'by-hand:INV-7', 'manual:INV-7', 'by-handINV-7', 'by-hand#INV-7', 'INV-7']) {
      await world.send(anEvent({ id: `ev_${id}`, transaction: { id } }));
      await world.send(aStateEvent({ id: `ev_void_${id}`, transaction: { id, resourceVersion: 2 ** 45 } }));
    }
    expect(await get(`/v1/transactions/${bodyOf(made).id}`)).toEqual(made.body);
  });
});
