import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import * as z from 'zod';
import { anEvent, day, paidOn } from '../../support/payment-case.ts';
import { testTable, type TestTable } from '../../support/table.ts';
import { aCustomerEvent, aRefund, aStateEvent } from '../../support/transaction-event.ts';
import { anAccount } from '../an-account.ts';
import { allOn, integrationPath, problemOf, settingsApi } from './settings-api.ts';

let testing: TestTable;
let accounts = 0;
beforeAll(async () => (testing = await testTable()));
afterAll(() => testing.stop());

const linked = z.object({
  customerId: z.string(),
  recorded: z.array(
    z.object({
      chargebeeTransactionId: z.string(),
      transactionId: z.string(),
      rewardIds: z.array(z.string()),
    }),
  ),
  remaining: z.number(),
});
const aLine = z.object({ outcome: z.string(), steps: z.array(z.object({ code: z.string() })) });
const amounts = z.object({ items: z.array(z.object({ amount: z.object({ amount: z.number() }) })) });

/** A payment of a payer whom nobody knows; `n` makes it another payment. */
const stranger = (n = 1, customer: object = {}) =>
  anEvent({
    id: `ev_${n}`,
    transaction: { id: `txn_cb_${n}`, date: paidOn + n * day },
    customer: { id: 'cb_9', email: 'billing@example.org', ...customer },
  });

async function aWorld() {
  const account = `link-${++accounts}`;
  const world = await anAccount(testing.table, account);
  const link = (id: string, body: object, how = {}) =>
    world.settings.call('POST', `${integrationPath}/unmatched/${id}/link`, { account, body, ...how });
  const lineOf = async (eventId: string) => {
    const path = `${integrationPath}/activity/${eventId}`;
    const { outcome, steps } = aLine.parse((await world.settings.call('GET', path, { account })).body);
    return { outcome, codes: steps.map(({ code }) => code) };
  };
  const sums = async (resource: string) => {
    const { body } = await world.records.call('GET', `/v1/${resource}`, { account });
    return amounts.parse(body).items.map(({ amount }) => amount.amount);
  };
  const customer = (json: object) => world.create('customers', json);
  const get = async (path: string) => (await world.records.call('GET', path, { account })).body;
  return { ...world, account, link, lineOf, sums, customer, get };
}

describe('a payment of the inbox is linked', () => {
  test('to a customer, with all that waits of the same payer, each by its own date and rules', async () => {
    const { send, link, customer, partnerId, lineOf, sums, get } = await aWorld();
    const customerId = await customer({ email: 'ada@example.com', sourcePartnerId: partnerId });
    for (const n of [3, 1, 2]) await send(stranger(n));
    await send(aRefund({ transaction: { paymentId: 'txn_cb_2', amount: { amount: 900, currency: 'EUR' } } }));
    const { status, body } = await link('txn_cb_1', { customerId });
    expect(status).toBe(200);
    const { recorded, remaining, ...answer } = linked.parse(body);
    expect(answer).toEqual({ customerId });
    expect(remaining).toBe(0);
    expect(recorded.map(({ chargebeeTransactionId: id, rewardIds }) => [id, rewardIds.length])).toEqual([
      ['txn_cb_1', 2],
      ['txn_cb_2', 1],
      ['txn_cb_3', 1],
    ]);
    // What its refund took is appended.
    expect((await sums('transactions')).sort((one, other) => one - other)).toEqual([
      -900, 4_900, 4_900, 4_900,
    ]);
    expect(await lineOf('ev_1')).toEqual({
      outcome: 'processed',
      codes: [
        'no_matching_lead',
        'no_matching_deal',
        'customer_unknown',
        'linked',
        // The customer follows the Chargebee customer from now on.
        'customer_updated',
        'transaction_created',
        'reward_created',
      ],
    });
    expect((await lineOf('ev_2')).codes).toContain('linked');
    expect(await get(`/v1/customers/${customerId}`)).toMatchObject({
      chargebeeCustomerIds: ['cb_9'],
      email: 'billing@example.org',
    });
    await send(stranger(4));
    expect((await lineOf('ev_4')).codes[0]).toBe('matched_by_chargebee_id');
  });

  test('to the customer that a lead becomes, with the payer’s email and the lead’s partner', async () => {
    const { send, link, lead, partnerId, get, sums } = await aWorld();
    const leadId = await lead();
    await send(stranger());
    const { customerId } = linked.parse((await link('txn_cb_1', { leadId })).body);
    expect(await get(`/v1/customers/${customerId}`)).toMatchObject({
      email: 'billing@example.org',
      sourcePartnerId: partnerId,
      source: { kind: 'lead', id: leadId },
    });
    expect(await get(`/v1/leads/${leadId}`)).toMatchObject({ status: 'converted', customerId });
    expect((await sums('rewards')).sort()).toEqual([245, 490]);
    // The lead leads nowhere any more.
    await send(anEvent({ id: 'ev_2', transaction: { id: 'txn_cb_2' } }));
    expect(await sums('transactions')).toEqual([4_900]);
  });

  test('to the customer that a deal becomes, also where another has the payer’s email', async () => {
    const { send, link, deal, partnerId, customer, get } = await aWorld();
    const dealId = await deal();
    await customer({ email: 'billing@example.org', properties: { chargebee_customer_id: 'cb_other' } });
    await send(stranger());
    const { customerId } = linked.parse((await link('txn_cb_1', { dealId })).body);
    expect(await get(`/v1/customers/${customerId}`)).toMatchObject({
      email: 'ada@example.com',
      sourcePartnerId: partnerId,
      source: { kind: 'deal', id: dealId },
    });
    expect(await get(`/v1/deals/${dealId}`)).toMatchObject({ customerId });
  });

  test('to the customer that has the email of the lead, where others have all emails', async () => {
    const { send, link, lead, customer } = await aWorld();
    const leadId = await lead();
    await customer({ email: 'billing@example.org' });
    const customerId = await customer({ email: 'ada@example.com' });
    await send(stranger(1));
    expect(linked.parse((await link('txn_cb_1', { leadId })).body)).toMatchObject({ customerId });
  });

  test('to a lead that stands beside the document of its email', async () => {
    const { send, link, create, partnerId, get } = await aWorld();
    const leads: string[] = [];
    for (let n = 0; n < 4; n++) leads.push(await create('leads', { email: 'ada@example.com', partnerId }));
    await send(stranger());
    const leadId = leads[3] ?? '';
    const { customerId } = linked.parse((await link('txn_cb_1', { leadId })).body);
    expect(await get(`/v1/leads/${leadId}`)).toMatchObject({ status: 'converted', customerId });
  });

  test('to a new customer, with or without a partner, and with an email where the payer has none', async () => {
    const { send, link, partnerId, get, sums } = await aWorld();
    await send(stranger());
    const body = { create: { sourcePartnerId: partnerId } };
    const { customerId } = linked.parse((await link('txn_cb_1', body)).body);
    expect(await get(`/v1/customers/${customerId}`)).toMatchObject({
      email: 'billing@example.org',
      sourcePartnerId: partnerId,
      source: { kind: 'manual' },
    });
    await send(stranger(2, { id: 'cb_10', email: 'other@example.org' }));
    await link('txn_cb_2', { create: { sourcePartnerId: null, email: 'New@Example.org' } });
    expect(await sums('rewards')).toHaveLength(2);
    const { customer, ...noEmail } = stranger(3, { id: 'cb_11' });
    const { email, ...payer } = customer;
    await send({ ...noEmail, customer: payer });
    const none = { create: { sourcePartnerId: null } };
    expect(problemOf(await link('txn_cb_3', none))).toBe('422 email_needed');
    const given = { create: { sourcePartnerId: null, email: 'third@example.org' } };
    expect(await link('txn_cb_3', given)).toMatchObject({ status: 200 });
  });

  test('whatever the options, also while the integration is off', async () => {
    const { send, link, customer, configure, partnerId, sums } = await aWorld();
    const customerId = await customer({ email: 'ada@example.com', sourcePartnerId: partnerId });
    for (const n of [1, 2]) await send(stranger(n));
    await configure('PUT', '', { status: 'off', options: allOn });
    expect(linked.parse((await link('txn_cb_1', { customerId })).body).recorded).toHaveLength(2);
    expect(await sums('transactions')).toEqual([4_900, 4_900]);
  });

  test('and is worth nothing where it was voided meanwhile, or its customer was deleted before it', async () => {
    const { send, link, customer, partnerId, sums } = await aWorld();
    const customerId = await customer({ email: 'ada@example.com', sourcePartnerId: partnerId });
    await send(stranger());
    await send(aStateEvent());
    await link('txn_cb_1', { customerId });
    const sum = (all: number[]) => all.reduce((one, other) => one + other, 0);
    expect(sum(await sums('transactions'))).toBe(0);
    expect(sum(await sums('rewards'))).toBe(0);
  });

  test('though its customer was deleted at Chargebee since: what is paid later is nobody’s', async () => {
    const { send, link, customer, get, sums } = await aWorld();
    const customerId = await customer({ email: 'ada@example.com' });
    await send(stranger());
    const { occurredAt } = stranger();
    await send(
      aCustomerEvent({
        type: 'customer_deleted',
        occurredAt: occurredAt + 1_000,
        customer: { id: 'cb_9', resourceVersion: occurredAt + 1_000 },
      }),
    );
    expect(await link('txn_cb_1', { customerId })).toMatchObject({ status: 200 });
    expect(await sums('transactions')).toEqual([4_900]);
    expect(await get(`/v1/customers/${customerId}`)).toMatchObject({ chargebeeCustomerIds: [] });
  });
});

describe('a link is refused', () => {
  test('to who comes second: for another customer, or the same', async () => {
    const { send, link, customer } = await aWorld();
    const first = await customer({ email: 'one@example.com' });
    const second = await customer({ email: 'two@example.com' });
    await send(stranger());
    const answers = await Promise.all([
      link('txn_cb_1', { customerId: first }),
      link('txn_cb_1', { customerId: second }),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    const won = linked.parse(answers.find(({ status }) => status === 200)?.body).customerId;
    expect(answers.find(({ status }) => status === 409)?.body).toMatchObject({
      code: 'linked_to_other_customer',
      customerId: won,
    });
    const again = await link('txn_cb_1', { customerId: won });
    expect(problemOf(again)).toBe('409 already_recorded');
    expect(again.body).toMatchObject({ transactionId: expect.stringMatching(/^txn_/) });
  });

  test('for what is not in the inbox, is taken, or is not there', async () => {
    const { send, link, lead, partnerId, customer } = await aWorld();
    const customerId = await customer({ email: 'one@example.com' });
    expect(problemOf(await link('txn_none', { customerId }))).toBe('404 not_found');
    const leadId = await lead();
    await send(anEvent());
    await send(stranger(2));
    expect(problemOf(await link('txn_cb_2', { leadId }))).toBe('422 taken');
    // Another last character: a random id may end in any.
    const other = (last: string) => (last === '0' ? '1' : '0');
    const unknown = { customerId: customerId.replace(/.$/, other) };
    expect(problemOf(await link('txn_cb_2', unknown))).toBe('404 not_found');
    const nobody = { create: { sourcePartnerId: partnerId.replace(/.$/, other) } };
    expect(problemOf(await link('txn_cb_2', nobody))).toBe('422 invalid_body');
    const taken = { create: { sourcePartnerId: null, email: 'one@example.com' } };
    expect(problemOf(await link('txn_cb_2', taken))).toBe('409 email_taken');
    expect(problemOf(await link('txn_cb_2', { customerId, leadId }))).toBe('422 invalid_body');
    expect(problemOf(await link('txn_cb_2', { customerId }, { role: 'viewer' }))).toBe('403 role_too_low');
    const elsewhere = await aWorld();
    expect(problemOf(await elsewhere.link('txn_cb_2', { customerId }))).toBe('404 not_found');
  });
});

test('a link beside copies, a refund and a void ends as if it had been alone', async () => {
  const { send, link, customer, partnerId, sums } = await aWorld();
  const customerId = await customer({ email: 'ada@example.com', sourcePartnerId: partnerId });
  for (const n of [1, 2, 3]) await send(stranger(n));
  await Promise.all([
    link('txn_cb_1', { customerId }),
    send(stranger(1)),
    send({ ...stranger(2), id: 'ev_copy' }),
    send(aRefund({ transaction: { paymentId: 'txn_cb_2', amount: { amount: 900, currency: 'EUR' } } })),
    send(aStateEvent({ transaction: { id: 'txn_cb_3' } })),
  ]);
  const sum = (all: number[]) => all.reduce((one, other) => one + other, 0);
  expect(sum(await sums('transactions'))).toBe(4_900 + 4_000);
  // 10 % once, and 5 % for ever.
  expect(sum(await sums('rewards'))).toBe(490 + 245 + 200);
});

test('a link that is asked for again under its Idempotency-Key gives the first answer', async () => {
  const { send, link, customer } = await aWorld();
  const customerId = await customer({ email: 'ada@example.com' });
  await send(stranger());
  const headers = { 'idempotency-key': 'link' };
  const first = await link('txn_cb_1', { customerId }, { headers });
  expect(await link('txn_cb_1', { customerId }, { headers })).toMatchObject({
    status: 200,
    body: first.body,
  });
  const other = { customerId: customerId.replace(/.$/, (last) => (last === '0' ? '1' : '0')) };
  expect(problemOf(await link('txn_cb_1', other, { headers }))).toBe('409 idempotency_key_reused');
});

test('a link to a deal that names one email twice, and stands beside the document of that email', async () => {
  const { send, link, create, partnerId, get } = await aWorld();
  const contacts = [{ email: 'ada@example.com' }, { email: 'ada@example.com' }];
  const deals: string[] = [];
  for (let n = 0; n < 12; n++) deals.push(await create('deals', { name: `Deal ${n}`, contacts, partnerId }));
  await send(stranger());
  const dealId = deals[11] ?? '';
  const { customerId } = linked.parse((await link('txn_cb_1', { dealId })).body);
  expect(await get(`/v1/deals/${dealId}`)).toMatchObject({ customerId });
});

test('a link to a lead has the uses of nobody, though whoever has the payer’s email used a rule up', async () => {
  const { send, link, create, customer, partnerId } = await aWorld();
  const customerId = await customer({ email: 'billing@example.org', sourcePartnerId: partnerId });
  await send(stranger(1, { id: 'cb_known' }));
  await link('txn_cb_1', { customerId });
  const leadId = await create('leads', { email: 'eve@example.com', partnerId });
  await send(stranger(2));
  const { recorded } = linked.parse((await link('txn_cb_2', { leadId })).body);
  expect(recorded.map(({ rewardIds }) => rewardIds.length)).toEqual([2]);
});

test('a link that was cut short is finished by whoever links it again', async () => {
  const { send, link, customer, sums, account } = await aWorld();
  const customerId = await customer({ email: 'ada@example.com' });
  await send(stranger());
  // More than one write appends.
  for (let n = 1; n <= 22; n++) {
    const transaction = { id: `r${n}`, paymentId: 'txn_cb_1', amount: { amount: 100, currency: 'EUR' } };
    await send(aRefund({ id: `ev_refund_${n}`, transaction }));
  }
  let writes = 0;
  const { client, name } = testing.table;
  const failing = async (command: Parameters<typeof client.send>[0]): Promise<unknown> => {
    if (command.constructor.name === 'TransactWriteCommand' && ++writes > 1) throw new Error('It is dead.');
    return client.send(command);
  };
  const dying = { client: Object.assign(Object.create(client) as typeof client, { send: failing }), name };
  const path = `${integrationPath}/unmatched/txn_cb_1/link`;
  const cut = await settingsApi(dying).call('POST', path, { account, body: { customerId } });
  expect(cut.status).toBe(500);
  expect(problemOf(await link('txn_cb_1', { customerId }))).toBe('409 already_recorded');
  expect((await sums('transactions')).reduce((one, other) => one + other, 0)).toBe(4_900 - 2_200);
});
