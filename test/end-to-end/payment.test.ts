import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { testStack, type TestStack } from '../support/stack.ts';
import { aPayment, workspace } from '../support/workspace.ts';

let stack: TestStack;
beforeAll(async () => {
  stack = await testStack();
});
afterAll(() => stack.stop());

const activity = '/v1/integrations/chargebee/activity';
const customer = { id: 'cb_1', email: 'ada@example.com' };
const reasonsOf = (...codes: string[]) => ({ steps: codes.map((code) => expect.objectContaining({ code })) });

describe('a payment that Chargebee posts', () => {
  test('becomes a customer, a transaction and a reward, and can be seen everywhere', async () => {
    const { partnerId, create, get, ids, pay } = await workspace(stack, 'whole-way');
    // Pasted from elsewhere, with what nobody sees: a zero-width space, a soft hyphen, a direction mark.
    const leadId = await create('leads', { email: ' ADA@example.com\u200b', partnerId });
    const contacts = [{ email: 'ada@exam\u00adple.com' }];
    const dealId = await create('deals', { name: 'Plan', contacts });
    const pasted = { ...customer, email: '\u200eada@example.com' };
    const eventId = await pay({ customer: pasted, transaction: { id: 'txn_cb' } });

    const [customerId = ''] = await ids('/v1/customers?chargebeeCustomerId=cb_1');
    expect(await ids('/v1/customers')).toEqual([customerId]);
    expect(await get(`/v1/customers/${customerId}`)).toMatchObject({
      email: 'ada@example.com',
      firstName: 'Ada',
      company: 'Analytical Engines Ltd',
      sourcePartnerId: partnerId,
      source: { kind: 'lead', id: leadId },
      chargebeeCustomerIds: ['cb_1'],
      properties: { chargebee_customer_id: 'cb_1' },
    });
    expect(await get(`/v1/leads/${leadId}`)).toMatchObject({
      status: 'converted',
      customerId,
      convertedAt: expect.any(String),
    });
    expect(await get(`/v1/deals/${dealId}`)).toMatchObject({ customerId });

    const amount = { amount: 4900, currency: 'EUR' };
    const [transactionId = ''] = await ids('/v1/transactions');
    const transaction = {
      id: transactionId,
      kind: 'payment',
      name: expect.any(String),
      customerId,
      partnerId,
      amount,
      occurredAt: '2026-11-22T09:00:00.000Z',
      reverses: null,
      invoices: [{ id: '1042', applied: amount }],
      properties: { chargebee_transaction_id: 'txn_cb', chargebee_invoice_id: '1042' },
      left: amount,
      source: 'chargebee',
      externalId: null,
      eventId,
      rewardIds: await ids(`/v1/rewards?partnerId=${partnerId}`),
      steps: null,
    };
    const page = { items: [transaction], nextCursor: null };
    expect(await get(`/v1/transactions?customerId=${customerId}`)).toEqual(page);
    expect(await get(`/v1/transactions?partnerId=${partnerId}&chargebeeTransactionId=txn_cb`)).toEqual(page);
    expect(await get(`/v1/transactions/${transactionId}`)).toEqual(transaction);

    const [rewardId = ''] = await ids(`/v1/rewards?partnerId=${partnerId}`);
    const reward = { transactionId, customerId, partnerId, ruleVersion: 1, status: 'pending' };
    expect(await ids(`/v1/rewards?transactionId=${transactionId}&status=pending`)).toEqual([rewardId]);
    expect(await get(`/v1/rewards/${rewardId}`)).toMatchObject({
      ...reward,
      amount: { amount: 490, currency: 'EUR' },
      payableAt: '2026-11-22T09:00:00.000Z',
    });

    const line = await get(`${activity}/${eventId}`);
    expect(line).toMatchObject({
      eventType: 'payment_succeeded',
      outcome: 'processed',
      chargebeeCustomerId: 'cb_1',
      chargebeeTransactionId: 'txn_cb',
      email: 'ada@example.com',
      amount,
      steps: expect.arrayContaining([
        expect.objectContaining({ code: 'lead_converted', refs: { leadId, customerId } }),
        expect.objectContaining({ code: 'reward_created', refs: { rewardIds: [rewardId] } }),
      ]),
    });
    for (const filter of [
      '',
      '?outcome=processed',
      '?email=Ada@Example.com',
      '?chargebeeTransactionId=txn_cb',
    ]) {
      expect(await get(activity + filter)).toEqual({ items: [line], nextCursor: null });
    }
    expect(await get('/v1/integrations/chargebee')).toMatchObject({
      webhook: { lastReceivedAt: expect.any(String) },
    });
  });

  test('counts once, however often and under however many event ids it comes', async () => {
    const { create, get, ids, pay, post } = await workspace(stack, 'copies');
    await create('leads', { email: 'ada@example.com' });
    const first = { customer, event: { id: 'ev_first' }, transaction: { id: 'txn_once' } };
    await Promise.all(Array.from({ length: 5 }, () => post(aPayment(first))));
    await stack.settle();
    await pay(first);
    const other = await pay({ ...first, event: { id: 'ev_other' } });
    expect(await ids('/v1/transactions')).toHaveLength(1);
    expect(await ids('/v1/customers')).toHaveLength(1);
    expect(await get(`${activity}/${other}`)).toMatchObject({
      outcome: 'ignored',
      ...reasonsOf('already_recorded'),
    });
    expect(await get(activity)).toMatchObject({ items: [{ eventId: 'ev_other' }, { eventId: 'ev_first' }] });
  });

  test('of somebody unknown is unmatched, and creates nothing', async () => {
    const { get, ids, pay } = await workspace(stack, 'unmatched');
    const line = await get(`${activity}/${await pay({ customer })}`);
    expect(line).toMatchObject({
      outcome: 'unmatched',
      ...reasonsOf('no_matching_lead', 'no_matching_deal', 'customer_unknown'),
    });
    expect(await get(`${activity}?outcome=unmatched`)).toEqual({ items: [line], nextCursor: null });
    for (const list of ['customers', 'transactions', 'rewards']) expect(await ids(`/v1/${list}`)).toEqual([]);
  });

  test('is recorded for a customer that was made by hand with its Chargebee id, and who follows Chargebee from then on', async () => {
    const { partnerId, create, get, ids, pay } = await workspace(stack, 'by-hand');
    const properties = { chargebee_customer_id: 'cb_1' };
    const customerId = await create('customers', {
      email: 'office@engines.example',
      sourcePartnerId: partnerId,
      properties,
    });
    await pay({ customer });
    expect(await get(`/v1/transactions?customerId=${customerId}`)).toMatchObject({ items: [{ partnerId }] });
    expect(await ids(`/v1/rewards?partnerId=${partnerId}`)).toHaveLength(1);
    expect(await get(`/v1/customers/${customerId}`)).toMatchObject({
      email: 'ada@example.com',
      source: { kind: 'manual', id: null },
    });
  });

  test('puts its customer on 250 deals as well as on one', async () => {
    const { partnerId, create, get, ids, pay } = await workspace(stack, 'many-deals');
    const deal = { name: 'D', partnerId, contacts: [{ email: 'ada@example.com' }] };
    const deals: string[] = [];
    for (let n = 0; n < 10; n++) {
      deals.push(...(await Promise.all(Array.from({ length: 25 }, () => create('deals', deal)))));
    }
    const eventId = await pay({ customer });
    const [customerId = ''] = await ids('/v1/customers');
    const taken = await ids(`/v1/deals?customerId=${customerId}&limit=100`);
    expect(taken).toEqual(deals.sort().reverse());
    expect(await ids('/v1/transactions')).toHaveLength(1);
    expect(await get(`${activity}/${eventId}`)).toMatchObject({ outcome: 'processed' });
    expect(await get(`/v1/customers/${customerId}`)).toMatchObject({ sourcePartnerId: partnerId });
  }, 60_000);
});

describe('while the integration is off', () => {
  test('a payment is ignored, and changes nothing', async () => {
    const { api, create, get, ids, pay } = await workspace(stack, 'off');
    const leadId = await create('leads', { email: 'ada@example.com' });
    const options = { convertLead: true, associateDeals: true, createTransactions: true };
    const off = { status: 'off', options };
    expect(await api('PUT', '/v1/integrations/chargebee', off, { 'if-match': '"1"' })).toMatchObject({
      status: 200,
      body: { status: 'off', version: 2 },
    });
    const eventId = await pay({ customer });
    expect(await get(`${activity}/${eventId}`)).toMatchObject({ outcome: 'ignored' });
    expect(await get(`/v1/leads/${leadId}`)).toMatchObject({ status: 'accepted' });
    expect(await ids('/v1/transactions')).toEqual([]);
  });
});
