import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { GetCommand } from '@aws-sdk/lib-dynamodb';
import { ulid } from 'ulid';
import { accountSchema } from '../../../functions/shared/store/account.ts';
import { hintName, keysOf } from '../../../functions/shared/store/keys.ts';
import { loadPaymentState } from '../../../functions/shared/store/reads/load-payment-state.ts';
import { anEvent } from '../../support/payment-case.ts';
import { testTable, type TestTable } from '../../support/table.ts';
import { pay } from './pay.ts';
import { recordsApi } from './records-api.ts';

let testing: TestTable;
let api: ReturnType<typeof recordsApi>;
let account: string;

beforeAll(async () => {
  testing = await testTable();
  api = recordsApi(testing.table);
});
beforeEach(() => {
  account = `t-${ulid()}`;
});
afterAll(() => testing.stop());

const post = (resource: string, json: unknown) => api.call('POST', `/v1/${resource}`, { account, json });
const create = (resource: string, json: unknown) => api.create(resource, json, { account });
const get = (path: string) => api.call('GET', path, { account });
const patch = (path: string, json: unknown) => api.patch(path, json, { account });
const remove = (path: string) => api.call('DELETE', path, { account });
const ids = (target: string) => api.ids(target, { account });
const conflict = (code: string) => ({ status: 409, body: { code } });
const createdAt = '2026-11-22T09:00:00.000Z';

describe('a lead', () => {
  test('is accepted unless said otherwise; its email is normalized, its names are trimmed', async () => {
    const answer = await post('leads', { email: ' Ada@EXAMPLE.com', firstName: ' Ada ', company: null });
    expect(answer).toMatchObject({ status: 201 });
    expect(answer.body).toEqual({
      id: expect.stringMatching(/^led_[0-9A-Z]{26}$/),
      email: 'ada@example.com',
      firstName: 'Ada',
      lastName: null,
      company: null,
      partnerId: null,
      status: 'accepted',
      customerId: null,
      convertedAt: null,
      registeredAt: createdAt,
      createdAt,
      version: 1,
    });
  });

  test('may have been registered before it was created, and keeps that when it is changed', async () => {
    const lead = { email: 'ada@example.com', registeredAt: '2026-10-01T12:00:00+02:00' };
    const id = await create('leads', lead);
    const registeredAt = '2026-10-01T10:00:00.000Z';
    expect((await get(`/v1/leads/${id}`)).body).toMatchObject({ registeredAt, createdAt });
    expect((await patch(`/v1/leads/${id}`, { company: 'Engines' })).body).toMatchObject({ registeredAt });
    const later = { registeredAt: createdAt };
    expect((await patch(`/v1/leads/${id}`, later)).body).toMatchObject(later);
    const stored = await testing.table.client.send(
      new GetCommand({
        TableName: testing.table.name,
        Key: keysOf(accountSchema.parse(account)).emailDocument(lead.email),
      }),
    );
    const hint = { version: 3, registeredAt: Date.parse(createdAt) };
    expect(stored.Item).toMatchObject({ [hintName('lead', id)]: hint });
  });

  test('is not registered in the future, neither when it is created nor when it is changed', async () => {
    const future = { registeredAt: '2026-11-22T09:00:00.001Z' };
    const refused = { status: 422, body: { code: 'invalid_body', errors: [{ path: 'registeredAt' }] } };
    expect(await post('leads', { email: 'ada@example.com', ...future })).toMatchObject(refused);
    const id = await create('leads', { email: 'ada@example.com' });
    expect(await patch(`/v1/leads/${id}`, future)).toMatchObject(refused);
  });

  test('has the email that is seen, and is found by it, whatever cannot be seen was typed or asked for', async () => {
    const { body } = await post('leads', { email: 'a\u00adda@exam\u200bple.com\u200e' });
    expect(body).toMatchObject({ email: 'ada@example.com' });
    for (const typed of ['ada@example.com', '\u2060Ada@exa\u200cmple.com'])
      expect(await ids(`/v1/leads?email=${encodeURIComponent(typed)}`)).toHaveLength(1);
  });

  test('is found by email, by partner and by status, and by all of them together', async () => {
    const { partnerId } = await api.partner({ account });
    const a = await create('leads', { email: 'a@example.com', partnerId });
    const b = await create('leads', { email: 'b@example.com', partnerId, status: 'pending' });
    const c = await create('leads', { email: 'a@example.com', status: 'refused' });
    expect(await ids('/v1/leads')).toEqual([c, b, a]);
    expect(await ids('/v1/leads?email=A@example.com')).toEqual([c, a]);
    expect(await ids(`/v1/leads?partnerId=${partnerId}`)).toEqual([b, a]);
    expect(await ids('/v1/leads?status=pending')).toEqual([b]);
    expect(await ids(`/v1/leads?email=a@example.com&partnerId=${partnerId}&status=accepted`)).toEqual([a]);
    expect(await ids('/v1/leads?partnerId=prt_nobody')).toEqual([]);
  });

  test('that moved to another email and partner is found there only', async () => {
    const { partnerId } = await api.partner({ account });
    const id = await create('leads', { email: 'old@example.com', partnerId });
    await patch(`/v1/leads/${id}`, { email: 'new@example.com', partnerId: null });
    expect(await ids('/v1/leads?email=old@example.com')).toEqual([]);
    expect(await ids('/v1/leads?email=new@example.com')).toEqual([id]);
    expect(await ids(`/v1/leads?partnerId=${partnerId}`)).toEqual([]);
  });

  test('that was converted may be corrected, but keeps its status, and is not deleted', async () => {
    const id = await create('leads', { email: 'ada@example.com' });
    await pay(testing.table, account, anEvent());
    const path = `/v1/leads/${id}`;
    expect(await get(path)).toMatchObject({ body: { status: 'converted', customerId: expect.any(String) } });
    expect(await patch(path, { status: 'accepted' })).toMatchObject(conflict('lead_converted'));
    expect(await patch(path, { company: 'Engines' })).toMatchObject({
      body: { status: 'converted', version: 3 },
    });
    expect(await remove(path)).toMatchObject(conflict('in_use'));
    expect(await ids('/v1/leads?status=converted')).toEqual([id]);
  });
});

describe('a deal', () => {
  const contacts = [{ email: 'A@example.com', name: 'A' }, { email: 'b@example.com' }];

  test('is open unless said otherwise, and is found by each contact, by partner and by customer', async () => {
    const { partnerId } = await api.partner({ account });
    const amount = { amount: 120_000, currency: 'EUR' };
    const { body } = await post('deals', { name: 'Engines', contacts, amount, partnerId });
    const id = await create('deals', { name: 'Other', contacts: [{ email: 'b@example.com' }] });
    expect(body).toEqual({
      id: expect.any(String),
      name: 'Engines',
      partnerId,
      contacts: [
        { email: 'a@example.com', name: 'A' },
        { email: 'b@example.com', name: null },
      ],
      amount,
      status: 'open',
      customerId: null,
      createdAt,
      version: 1,
    });
    const [, first = ''] = await ids('/v1/deals');
    expect(await ids('/v1/deals?email=a@example.com')).toEqual([first]);
    expect(await ids('/v1/deals?email=b@example.com')).toEqual([id, first]);
    expect(await ids(`/v1/deals?email=b@example.com&partnerId=${partnerId}`)).toEqual([first]);
    expect(await ids(`/v1/deals?partnerId=${partnerId}`)).toEqual([first]);
  });

  test('is found by its contacts of today only', async () => {
    const id = await create('deals', { name: 'Engines', contacts });
    await patch(`/v1/deals/${id}`, {
      contacts: [{ email: 'b@example.com' }, { email: 'c@example.com' }],
      amount: null,
    });
    expect(await ids('/v1/deals?email=a@example.com')).toEqual([]);
    expect(await ids('/v1/deals?email=b@example.com')).toEqual([id]);
    expect(await ids('/v1/deals?email=c@example.com')).toEqual([id]);
  });

  test('with a customer is found by it, stays changeable, and is not deleted', async () => {
    const id = await create('deals', { name: 'Engines', contacts: [{ email: 'ada@example.com' }] });
    await pay(testing.table, account, anEvent());
    const [customerId = ''] = await ids('/v1/customers');
    expect(await ids(`/v1/deals?customerId=${customerId}`)).toEqual([id]);
    const changed = await patch(`/v1/deals/${id}`, {
      status: 'won',
      contacts: [{ email: 'new@example.com' }],
    });
    expect(changed).toMatchObject({ status: 200, body: { customerId, status: 'won' } });
    expect(await ids(`/v1/deals?customerId=${customerId}&email=new@example.com`)).toEqual([id]);
    expect(await remove(`/v1/deals/${id}`)).toMatchObject(conflict('in_use'));
  });

  test('takes 20 contacts, and 20 others in their place', async () => {
    const twenty = (name: string) =>
      Array.from({ length: 20 }, (_, n) => ({ email: `${name}${n}@example.com` }));
    const { partnerId } = await api.partner({ account });
    const id = await create('deals', { name: 'Engines', contacts: twenty('a') });
    expect(await patch(`/v1/deals/${id}`, { contacts: twenty('b'), partnerId })).toMatchObject({
      status: 200,
    });
    expect(await ids('/v1/deals?email=a7@example.com')).toEqual([]);
    expect(await ids('/v1/deals?email=b7@example.com')).toEqual([id]);
    expect(await remove(`/v1/deals/${id}`)).toMatchObject({ status: 204, body: undefined });
    expect(await ids('/v1/deals?email=b7@example.com')).toEqual([]);
  });
});

describe('a customer', () => {
  const ada = { email: 'ada@example.com' };
  const withId = (chargebee_customer_id: string | null) => ({ properties: { chargebee_customer_id } });

  test('made by hand says so, and is found by email, Chargebee id and source partner', async () => {
    const { partnerId } = await api.partner({ account });
    const { body } = await post('customers', { ...ada, ...withId('cb_1'), sourcePartnerId: partnerId });
    expect(body).toMatchObject({
      source: { kind: 'manual', id: null },
      chargebeeCustomerIds: ['cb_1'],
      properties: { chargebee_customer_id: 'cb_1' },
    });
    const [id] = await ids('/v1/customers');
    expect(await ids('/v1/customers?email=ADA@example.com')).toEqual([id]);
    expect(await ids('/v1/customers?chargebeeCustomerId=cb_1')).toEqual([id]);
    expect(await ids(`/v1/customers?sourcePartnerId=${partnerId}`)).toEqual([id]);
    expect(await ids('/v1/customers?chargebeeCustomerId=cb_1&email=other@example.com')).toEqual([]);
    expect(await ids('/v1/customers?chargebeeCustomerId=cb_2')).toEqual([]);
  });

  test('has its email and its Chargebee ids for itself', async () => {
    await create('customers', { ...ada, ...withId('cb_1') });
    expect(await post('customers', ada)).toMatchObject(conflict('email_taken'));
    expect(await post('customers', { email: 'b@example.com', ...withId('cb_1') })).toMatchObject(
      conflict('chargebee_id_taken'),
    );
    const other = `/v1/customers/${await create('customers', { email: 'b@example.com' })}`;
    expect(await patch(other, { email: 'Ada@example.com' })).toMatchObject(conflict('email_taken'));
    expect(await patch(other, withId('cb_1'))).toMatchObject(conflict('chargebee_id_taken'));
    expect(await get(other)).toMatchObject({ body: { email: 'b@example.com', properties: {}, version: 1 } });
  });

  test('leaves what it gives up, and all when it goes, to others', async () => {
    const id = await create('customers', { ...ada, ...withId('cb_1') });
    await patch(`/v1/customers/${id}`, { email: 'moved@example.com', ...withId(null) });
    const next = await create('customers', { ...ada, ...withId('cb_1') });
    expect(await remove(`/v1/customers/${next}`)).toMatchObject({ status: 204 });
    expect(await get(`/v1/customers/${next}`)).toMatchObject({ status: 404 });
    await create('customers', { ...ada, ...withId('cb_1') });
  });

  test('shows the Chargebee id that was set last, keeps those before it, and null takes the first one away', async () => {
    const path = `/v1/customers/${await create('customers', { ...ada, ...withId('cb_1') })}`;
    const after = async (property: string | null) => (await patch(path, withId(property))).body;
    expect(await after('cb_2')).toMatchObject({ chargebeeCustomerIds: ['cb_2', 'cb_1'] });
    expect(await after('cb_1')).toMatchObject({ chargebeeCustomerIds: ['cb_1', 'cb_2'] });
    expect(await after(null)).toMatchObject({
      chargebeeCustomerIds: ['cb_2'],
      properties: { chargebee_customer_id: 'cb_2' },
    });
    expect(await ids('/v1/customers?chargebeeCustomerId=cb_1')).toEqual([]);
    expect(await after(null)).toMatchObject({ chargebeeCustomerIds: [], properties: {} });
    expect(await after(null)).toMatchObject({ chargebeeCustomerIds: [] });
  });

  test('carries 50 Chargebee ids and no more', async () => {
    const path = `/v1/customers/${await create('customers', ada)}`;
    for (let n = 1; n <= 50; n++) await patch(path, withId(`cb_${n}`));
    expect(await patch(path, withId('cb_51'))).toMatchObject(conflict('too_many_chargebee_ids'));
    expect(await patch(path, withId('cb_1'))).toMatchObject({ status: 200 });
    expect(await remove(path)).toMatchObject({ status: 204 });
    expect(await ids('/v1/customers?chargebeeCustomerId=cb_7')).toEqual([]);
  });

  test('is known to the pipeline as the record says, after every change', async () => {
    const { partnerId } = await api.partner({ account });
    const path = `/v1/customers/${await create('customers', { ...ada, ...withId('cb_1') })}`;
    await patch(path, { sourcePartnerId: partnerId, firstName: 'Ada' });
    await pay(testing.table, account, anEvent());
    expect(await api.call('GET', '/v1/transactions', { account })).toMatchObject({
      body: { items: [{ partnerId }] },
    });
    expect(await get(path)).toMatchObject({
      body: { firstName: 'Ada', version: 2, sourcePartnerId: partnerId },
    });
  });

  test('that is given its Chargebee id by hand has it since then: from a minute later on one read tells', async () => {
    const { partnerId: sourcePartnerId } = await api.partner({ account });
    const now = api.state.now;
    const properties = { chargebee_customer_id: 'cb_1' };
    await create('customers', { email: 'ada@example.com', sourcePartnerId, properties });
    const id = await create('customers', { email: 'eve@example.com', sourcePartnerId });
    await patch(`/v1/customers/${id}`, { properties: { chargebee_customer_id: 'cb_2' } });
    const reads = async (payer: { id: string; email: string }, occurredAt: number) => {
      let made = 0;
      const send = (command: never) => (made++, testing.table.client.send(command));
      const client = Object.assign(Object.create(testing.table.client) as typeof testing.table.client, {
        send,
      });
      await loadPaymentState({ ...testing.table, client }, accountSchema.parse(account), payer, occurredAt);
      return made;
    };
    const [ada, eve] = [
      { id: 'cb_1', email: 'ada@example.com' },
      { id: 'cb_2', email: 'eve@example.com' },
    ];
    for (const payer of [ada, eve]) {
      expect(await reads(payer, now + 60_000)).toBe(2);
      expect(await reads(payer, now + 60_001)).toBe(1);
    }
  });

  test('whose source partner is set by hand has it by hand', async () => {
    const { partnerId } = await api.partner({ account });
    const leadId = await create('leads', ada);
    await pay(testing.table, account, anEvent());
    const [id = ''] = await ids('/v1/customers');
    const path = `/v1/customers/${id}`;
    expect(await get(path)).toMatchObject({ body: { source: { kind: 'lead', id: leadId } } });
    expect(await patch(path, { company: 'E' })).toMatchObject({
      body: { source: { kind: 'lead', id: leadId } },
    });
    expect(await patch(path, { sourcePartnerId: partnerId })).toMatchObject({
      body: { sourcePartnerId: partnerId, source: { kind: 'manual', id: null } },
    });
    expect(await ids(`/v1/customers?sourcePartnerId=${partnerId}`)).toEqual([id]);
    expect(await patch(path, { sourcePartnerId: null })).toMatchObject({ body: { sourcePartnerId: null } });
    expect(await ids(`/v1/customers?sourcePartnerId=${partnerId}`)).toEqual([]);
  });

  test('of 20 who are created with one email at the same time, one is there', async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, () => post('customers', ada)));
    expect(answers.map(({ status }) => status).sort()).toEqual([
      201,
      ...Array.from({ length: 19 }, () => 409),
    ]);
    expect(await ids('/v1/customers')).toHaveLength(1);
  });
});

describe('a partner', () => {
  test('is active unless said otherwise, belongs to a program, and is found by it and by status', async () => {
    const { programId, partnerId } = await api.partner({ account });
    const other = await create('partners', {
      name: 'B',
      email: 'b@b.example',
      programId,
      status: 'applicant',
    });
    expect(await get(`/v1/partners/${partnerId}`)).toMatchObject({ body: { status: 'active', programId } });
    expect(await ids(`/v1/partners?programId=${programId}`)).toEqual([other, partnerId]);
    expect(await ids(`/v1/partners?programId=${programId}&status=active`)).toEqual([partnerId]);
    expect(await ids('/v1/partners?status=applicant')).toEqual([other]);
    const next = await create('programs', { name: 'Next' });
    await patch(`/v1/partners/${other}`, { programId: next });
    expect(await ids(`/v1/partners?programId=${next}`)).toEqual([other]);
    expect(
      await patch(`/v1/partners/${other}`, { programId: 'prg_01KAAAAAAAAAAAAAAAAAAAAAAA' }),
    ).toMatchObject({
      status: 422,
      body: { errors: [{ path: 'programId', message: 'There is no such program.' }] },
    });
  });

  test('of another account is no partner here', async () => {
    const { partnerId } = await api.partner({ account: 'elsewhere' });
    expect(await post('leads', { email: 'a@example.com', partnerId })).toMatchObject({
      status: 422,
      body: { errors: [{ path: 'partnerId', message: 'There is no such partner.' }] },
    });
    const path = `/v1/leads/${await create('leads', { email: 'a@example.com' })}`;
    expect(await patch(path, { partnerId })).toMatchObject({ status: 422 });
  });
});

describe('what others refer to is not deleted', () => {
  test.each([
    ['leads', { email: 'a@example.com' }, 'partnerId'],
    ['deals', { name: 'D', contacts: [{ email: 'a@example.com' }] }, 'partnerId'],
    ['customers', { email: 'a@example.com' }, 'sourcePartnerId'],
  ])('a partner of %s, until they are gone', async (resource, json, field) => {
    const { programId, partnerId } = await api.partner({ account });
    const id = await create(resource, { ...json, [field]: partnerId });
    expect(await remove(`/v1/programs/${programId}`)).toMatchObject(conflict('in_use'));
    expect(await remove(`/v1/partners/${partnerId}`)).toMatchObject(conflict('in_use'));
    expect(await remove(`/v1/${resource}/${id}`)).toMatchObject({ status: 204 });
    expect(await remove(`/v1/partners/${partnerId}`)).toMatchObject({ status: 204 });
    expect(await remove(`/v1/programs/${programId}`)).toMatchObject({ status: 204 });
    expect(await remove(`/v1/programs/${programId}`)).toMatchObject({ status: 404 });
  });

  test('a partner with transactions, although its customer is another one’s now', async () => {
    const { partnerId } = await api.partner({ account });
    const path = `/v1/customers/${await create('customers', {
      email: 'ada@example.com',
      sourcePartnerId: partnerId,
      properties: { chargebee_customer_id: 'cb_1' },
    })}`;
    await pay(testing.table, account, anEvent());
    await patch(path, { sourcePartnerId: null });
    expect(await remove(`/v1/partners/${partnerId}`)).toMatchObject(conflict('in_use'));
    expect(await remove(path)).toMatchObject(conflict('in_use'));
  });

  test('a customer that a lead became, though it has neither a transaction nor a deal', async () => {
    const leadId = await create('leads', { email: 'ada@example.com' });
    const onlyLeads = { convertLead: true, associateDeals: false, createTransactions: false };
    await pay(testing.table, account, anEvent(), onlyLeads);
    const [customerId = ''] = await ids('/v1/customers');
    expect(await remove(`/v1/customers/${customerId}`)).toMatchObject(conflict('in_use'));
    await patch(`/v1/customers/${customerId}`, { email: 'new@example.com' });
    await patch(`/v1/leads/${leadId}`, { email: 'other@example.com' });
    expect(await remove(`/v1/customers/${customerId}`)).toMatchObject(conflict('in_use'));
  });
});
