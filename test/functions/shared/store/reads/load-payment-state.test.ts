import { PutCommand, BatchWriteCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { idOf } from '../../../../../functions/shared/domain/ids.ts';
import { accountSchema } from '../../../../../functions/shared/store/account.ts';
import { hintName, keysOf } from '../../../../../functions/shared/store/keys.ts';
import { loadPaymentState } from '../../../../../functions/shared/store/reads/load-payment-state.ts';
import { aCustomer, aDeal, aLead, paidOn, ulid } from '../../../../support/payment-case.ts';
import { testTable, type TestTable } from '../../../../support/table.ts';

let t: TestTable;
let beforeRead: (() => Promise<unknown>) | undefined;
beforeAll(async () => {
  t = await testTable();
  t.table.client.middlewareStack.add(
    (next, { commandName }) =>
      async (args) => {
        if (commandName === 'GetItemCommand') await beforeRead?.();
        return next(args);
      },
    { step: 'initialize', priority: 'high' },
  );
});
afterEach(() => (beforeRead = undefined));
afterAll(() => t.stop());

const account = accountSchema.parse('acme');
const keys = keysOf(account);
const put = (item: Record<string, unknown>) =>
  t.table.client.send(new PutCommand({ TableName: t.table.name, Item: item }));

test('a customer that is given the id between the two reads carries it', async () => {
  const email = 'torn@example.com';
  const customer = aCustomer({ email, chargebeeCustomerIds: ['cb_torn'] });
  let reads = 0;
  beforeRead = async () => {
    // By now the first read has found nobody.
    if (++reads < 2) return;
    await put({ ...keys.chargebeeCustomer('cb_torn'), customer });
    await put({ ...keys.emailDocument(email), customer });
  };
  const state = await loadPaymentState(t.table, account, { id: 'cb_torn', email }, paidOn);
  expect(state).toMatchObject({ linked: customer });
  expect(reads).toBe(2);
});

test('what an email leads to is read to its end, however many pages it takes, oldest first', async () => {
  const email = 'many@example.com';
  // Each about 6 KB: more than a megabyte in all.
  const emails = [email, ...Array.from({ length: 19 }, (_, n) => `${n}${'x'.repeat(300)}@example.com`)];
  const deals = Array.from({ length: 200 }, (_, n) => aDeal(n, { emails }));
  const leads = [1, 2].map((n) => aLead({ email, leadId: idOf('lead', ulid(n)) }));
  for (const lead of leads) await put({ ...keys.openLead(email, lead.leadId), ...lead, beside: true });
  const leadsBeside = leads[0]?.leadId;
  await put({ ...keys.emailDocument(email), version: 3, leadsBeside, dealsBeside: true });
  for (let start = 0; start < deals.length; start += 25) {
    const requests = deals.slice(start, start + 25).map((deal) => {
      return { PutRequest: { Item: { ...keys.freeDeal(email, deal.dealId), ...deal, beside: true } } };
    });
    await t.table.client.send(new BatchWriteCommand({ RequestItems: { [t.table.name]: requests } }));
  }
  const state = await loadPaymentState(t.table, account, { id: 'cb_many', email }, paidOn);
  expect(state.leads).toMatchObject([{ leadId: leadsBeside, beside: true }]);
  expect(state.deals.map(({ dealId }) => dealId)).toEqual(deals.map(({ dealId }) => dealId));
});

test('without an email only the Chargebee id leads anywhere', async () => {
  const customer = aCustomer({ chargebeeCustomerIds: ['cb_only'] });
  await put({ ...keys.chargebeeCustomer('cb_only'), customer });
  let reads = 0;
  beforeRead = () => (++reads > 1 ? Promise.reject(new Error('nothing more to read')) : Promise.resolve());
  expect(await loadPaymentState(t.table, account, { id: 'cb_only' }, paidOn)).toEqual({
    identity: { chargebeeCustomerId: 'cb_only', version: 0 },
    linked: customer,
    leads: [],
    deals: [],
  });
});

describe('the next payment of a known customer', () => {
  const email = 'known@example.com';
  const minute = 60_000;
  const known = aCustomer({
    email,
    chargebeeCustomerIds: ['cb_known'],
    sourcePartnerId: 'prt_own',
    linkedAt: paidOn - 2 * minute,
  });
  /** How many requests are made to decide about it. */
  async function requests(customer: typeof known, occurredAt = paidOn, more = {}): Promise<number> {
    await put({ ...keys.emailDocument(email), customer, ...more });
    const former = [{ customerId: 'cus_former', until: paidOn - 3 * minute }];
    await put({ ...keys.chargebeeCustomer('cb_known'), customer, version: 2, former });
    let made = 0;
    const send = (command: never) => (made++, t.table.client.send(command));
    const client = new Proxy(t.table.client, {
      get: (target, property): unknown => (property === 'send' ? send : Reflect.get(target, property)),
    });
    await loadPaymentState({ ...t.table, client }, account, { id: 'cb_known', email }, occurredAt);
    return made;
  }

  test('is decided on one request', async () => {
    expect(await requests(known)).toBe(1);
  });

  const { sourcePartnerId, ...nobodys } = known;
  const { linkedAt, ...unknownSince } = known;
  test.each([
    [
      'it occurred before the customer was given the id, which may have been deleted since',
      known,
      paidOn - 2 * minute,
    ],
    ['clocks leave room for that', known, paidOn - minute],
    ['it is not known since when the customer has the id', unknownSince, paidOn],
    ['the customer has no partner, whom a deal may have given it meanwhile', nobodys, paidOn],
    [
      'the customer of its email carries another id',
      { ...known, chargebeeCustomerIds: ['cb_other'] },
      paidOn,
    ],
  ])('is looked at twice where %s', async (_, customer, occurredAt) => {
    expect(await requests(customer, occurredAt)).toBeGreaterThan(1);
  });

  test('is looked at twice where a deal is free for it', async () => {
    const deal = aDeal(7, { emails: [email] });
    const { version, partnerId } = deal;
    const hint = {
      [hintName('deal', deal.dealId)]: { version, ...(partnerId !== undefined && { partnerId }) },
    };
    expect(await requests(known, paidOn, hint)).toBe(2);
  });
});
