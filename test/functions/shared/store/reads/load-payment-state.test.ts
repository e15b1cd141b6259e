import { PutCommand, BatchWriteCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { accountSchema } from '../../../../../functions/shared/store/account.ts';
import { keysOf } from '../../../../../functions/shared/store/keys.ts';
import { loadPaymentState } from '../../../../../functions/shared/store/reads/load-payment-state.ts';
import { aCustomer, aDeal, aLead, paidOn } from '../../../../support/payment-case.ts';
import { testTable, type TestTable } from '../../../../support/table.ts';

let t: TestTable;
let beforeQuery: (() => Promise<unknown>) | undefined;
beforeAll(async () => {
  t = await testTable();
  t.table.client.middlewareStack.add(
    (next, { commandName }) =>
      async (args) => {
        if (commandName === 'QueryCommand') await beforeQuery?.();
        return next(args);
      },
    { step: 'initialize', priority: 'high' },
  );
});
afterEach(() => (beforeQuery = undefined));
afterAll(() => t.stop());

const account = accountSchema.parse('acme');
const keys = keysOf(account);
const put = (item: Record<string, unknown>) =>
  t.table.client.send(new PutCommand({ TableName: t.table.name, Item: item }));

test('a customer that is given the id between the two reads carries it', async () => {
  const email = 'torn@example.com';
  const customer = aCustomer({ email, chargebeeCustomerIds: ['cb_torn'] });
  beforeQuery = async () => {
    // By now the other read has found nobody.
    await new Promise((resolve) => setTimeout(resolve, 50));
    await put({ ...keys.chargebeeCustomer('cb_torn'), customer });
    await put({ ...keys.customerByEmail(email), ...customer });
  };
  const state = await loadPaymentState(t.table, account, { id: 'cb_torn', email }, paidOn);
  expect(state).toMatchObject({ linked: customer, customerByEmail: customer });
});

test('what an email leads to is read to its end, however many pages it takes, oldest first', async () => {
  const email = 'many@example.com';
  // Each about 6 KB: more than a megabyte in all.
  const emails = [email, ...Array.from({ length: 19 }, (_, n) => `${n}${'x'.repeat(300)}@example.com`)];
  const deals = Array.from({ length: 200 }, (_, n) => aDeal(n, { emails }));
  await put({ ...keys.openLead(email, aLead().leadId), ...aLead({ email }) });
  for (let start = 0; start < deals.length; start += 25) {
    const requests = deals.slice(start, start + 25).map((deal) => {
      return { PutRequest: { Item: { ...keys.freeDeal(email, deal.dealId), ...deal } } };
    });
    await t.table.client.send(new BatchWriteCommand({ RequestItems: { [t.table.name]: requests } }));
  }
  const state = await loadPaymentState(t.table, account, { id: 'cb_many', email }, paidOn);
  expect(state.leads).toHaveLength(1);
  expect(state.deals.map(({ dealId }) => dealId)).toEqual(deals.map(({ dealId }) => dealId));
});

test('without an email only the Chargebee id leads anywhere', async () => {
  const customer = aCustomer({ chargebeeCustomerIds: ['cb_only'] });
  await put({ ...keys.chargebeeCustomer('cb_only'), customer });
  beforeQuery = () => Promise.reject(new Error('nothing to query'));
  expect(await loadPaymentState(t.table, account, { id: 'cb_only' }, paidOn)).toEqual({
    identity: { chargebeeCustomerId: 'cb_only', version: 0 },
    linked: customer,
    leads: [],
    deals: [],
  });
});
