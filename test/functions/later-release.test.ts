import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { PutCommand, ScanCommand } from '@aws-sdk/lib-dynamodb';
import { decodeTime, ulid } from 'ulid';
import * as z from 'zod';
import type { Account } from '../../functions/shared/store/account.ts';
import type { Table } from '../../functions/shared/store/table.ts';
import { anEvent } from '../support/payment-case.ts';
import { allWithLater, objectOf, plant, withLater } from '../support/plant.ts';
import { testTable, type TestTable } from '../support/table.ts';
import { pay } from './records/pay.ts';
import { recordsApi } from './records/records-api.ts';
import { itemsOf } from './worker/items-of.ts';
import { allOn, integrationPath, settingsApi } from './settings/settings-api.ts';

type Item = Record<string, unknown>;

let t: TestTable;
let table: Table;
let unreadable: string[];
let account: string;
let records: ReturnType<typeof recordsApi>;
let settings: ReturnType<typeof settingsApi>;
beforeAll(async () => {
  t = await testTable();
});
afterAll(() => t.stop());

/** Two payments of a customer with a reward each, the second of which is planted on. */
beforeEach(async () => {
  unreadable = [];
  table = { ...t.table, unreadable: ({ message }) => unreadable.push(message) };
  account = `a-${ulid()}`;
  records = recordsApi(table);
  settings = settingsApi(table);
  await settings.turnOn(account);
  const { partnerId } = await records.partner({ account });
  await records.create('leads', { email: 'ada@example.com', partnerId }, { account });
  for (const n of [1, 2]) {
    const { transaction } = anEvent();
    const event = anEvent({ id: `ev_${n}` });
    await pay(t.table, account, { ...event, transaction: { ...transaction, id: `txn_cb_${n}` } });
  }
});

const plantSecond = (change: (item: Item) => Item) =>
  plant(t.table, account, 'payment', (item) =>
    String(item['pk']).endsWith('txn_cb_2') ? change(item) : item,
  );
const get = async (target: string) => {
  const { status, body } = await records.call('GET', target, { account });
  expect({ target, status }).toEqual({ target, status: 200 });
  return z.object({ items: z.array(z.looseObject({})) }).parse(body).items;
};
const activity = async () => {
  const { status, body } = await settings.call('GET', `${integrationPath}/activity`, { account });
  expect(status).toBe(200);
  return z.object({ items: z.array(z.looseObject({})) }).parse(body).items;
};
/** The summary of the day on which all was recorded. */
const summary = async () => {
  const [{ ulid: recorded } = {}] = (await itemsOf(t.table, account as Account)).filter(
    ({ sk }) => sk === 'payment',
  );
  const date = new Date(decodeTime(String(recorded))).toISOString().slice(0, 10);
  const { status, body } = await records.call('GET', `/v1/summary?from=${date}&to=${date}`, { account });
  expect(status).toBe(200);
  return z.object({ days: z.array(z.looseObject({})) }).parse(body).days[0];
};
const line = (part: object) => (item: Item) => ({ ...item, line: { ...objectOf(item['line']), ...part } });

describe('a word that a later release wrote', () => {
  test('in a line is shown as it is, in the list and by its event', async () => {
    const steps = [{ action: 'act_of_later', code: 'code_of_later' }];
    await plantSecond(line({ outcome: 'outcome_of_later', steps }));
    const shown = {
      eventId: 'ev_2',
      outcome: 'outcome_of_later',
      steps: [{ action: 'act_of_later', code: 'code_of_later', message: 'code_of_later' }],
    };
    expect(await activity()).toMatchObject([shown, { eventId: 'ev_1', outcome: 'processed' }]);
    const { body } = await settings.call('GET', `${integrationPath}/activity/ev_2`, { account });
    expect(body).toMatchObject(shown);
    expect(await summary()).toMatchObject({
      outcomes: { processed: 1, outcome_of_later: 1 },
      currencies: [{ paymentCount: 2 }],
    });
    expect(unreadable).toEqual([]);
  });

  test('in the status of a reward is shown, and the reward cannot be moved', async () => {
    await plantSecond((item) => ({
      ...item,
      amount: withLater(item['amount']),
      rewards: (item['rewards'] as object[]).map((one) => ({
        ...one,
        status: 'status_of_later',
      })),
    }));
    const [reward] = await get('/v1/rewards');
    expect(reward).toMatchObject({ status: 'status_of_later' });
    const path = `/v1/rewards/${String(reward?.['id'])}`;
    for (const status of ['approved', 'paid', 'cancelled']) {
      const moved = await records.patch(path, { status }, { account });
      expect(moved).toMatchObject({ status: 409, body: { code: 'transition_not_allowed' } });
    }
    expect(await summary()).toMatchObject({ currencies: [{ rewards: { amount: 980 } }] });
  });

  test.each<[string, string, object]>([
    ['lead', 'leads', { status: 'of_later' }],
    ['partner', 'partners', { status: 'of_later' }],
    ['customer', 'customers', { source: { kind: 'of_later' } }],
  ])('in a %s is shown, and stays when another field is changed', async (sk, resource, part) => {
    await plant(t.table, account, sk, (item) =>
      item['createdAt'] === undefined ? item : { ...item, ...part },
    );
    const [record] = await get(`/v1/${resource}`);
    expect(record).toMatchObject(part);
    const path = `/v1/${resource}/${String(record?.['id'])}`;
    const change = sk === 'partner' ? { name: 'New' } : { company: 'New' };
    const { status, body } = await records.patch(path, change, { account });
    expect({ status, body }).toMatchObject({ status: 200, body: { ...change, ...part } });
  });
});

describe('an item that this release cannot read', () => {
  const unreadableItem = (item: Item) => ({ ...item, amount: 'of later', rewards: 'of later' });

  test('is left out of the lists of money, and its line is shown as far as it can be read; both are told of', async () => {
    await plantSecond(unreadableItem);
    expect(await get('/v1/transactions')).toMatchObject([{ name: 'Payment txn_cb_1' }]);
    expect(await get('/v1/rewards')).toHaveLength(1);
    expect(unreadable).toHaveLength(2);
    expect(await activity()).toMatchObject([
      { eventId: 'ev_2', outcome: 'processed', email: 'ada@example.com', amount: null },
      { eventId: 'ev_1' },
    ]);
    expect(unreadable).toHaveLength(3);
    for (const message of unreadable) expect(message).not.toContain('of later');
    expect(await summary()).toMatchObject({
      outcomes: { processed: 2 },
      unreadable: 1,
      currencies: [{ paymentCount: 1, payments: { amount: 4_900 } }],
    });
  });

  test('of a line that tells nothing is shown with a sentence that says so', async () => {
    await plantSecond((item) => ({ ...unreadableItem(item), line: 7 }));
    expect(await activity()).toMatchObject([
      { outcome: 'failed', steps: [{ code: 'line_unreadable' }] },
      { eventId: 'ev_1' },
    ]);
  });

  test('keeps nobody from reading the integration, changing it, or replacing its key', async () => {
    await plantSecond((item) => ({ ...unreadableItem(item), line: 7 }));
    const before = await settings.integration('GET', integrationPath, { account });
    expect(before.webhook?.lastReceivedAt).not.toBeNull();
    const rotated = await settings.integration('POST', `${integrationPath}/webhook/rotate`, {
      account,
      body: {},
    });
    expect(rotated.webhook?.url).not.toBe(before.webhook?.url);
  });

  test('of a record is left out of its list; itself it is a conflict that says why, and no fault', async () => {
    const [lead] = await get('/v1/leads');
    await records.create('leads', { email: 'new@example.com' }, { account });
    await plant(t.table, account, 'lead', (item) =>
      item['email'] === 'ada@example.com' ? { ...item, createdAt: 'of later' } : item,
    );
    expect(await get('/v1/leads')).toMatchObject([{ email: 'new@example.com' }]);
    const { status, body } = await records.call('GET', `/v1/leads/${String(lead?.['id'])}`, { account });
    expect({ status, body }).toMatchObject({ status: 409, body: { code: 'unreadable' } });
    expect(unreadable).toHaveLength(2);
  });

  test('of a customer leaves the rest of the activity of its email', async () => {
    await plant(t.table, account, 'document', (item) => ({ ...item, customer: { customerId: 7 } }));
    const query = { email: 'ada@example.com' };
    const { status } = await settings.call('GET', `${integrationPath}/activity`, { account, query });
    expect(status).toBe(200);
    expect(unreadable).toHaveLength(1);
  });

  test('of a program with a rule of an unknown kind neither', async () => {
    await plant(t.table, account, 'program', (item) => ({
      ...item,
      rules: [{ ruleId: 'rul_1', versions: [{ reward: { kind: 'of_later' } }] }],
    }));
    expect(await get('/v1/programs')).toEqual([]);
  });
});

describe('fields that this release does not know survive', () => {
  test('the moves of a reward', async () => {
    await plantSecond((item) => ({
      ...item,
      later: 'kept',
      rewards: allWithLater(item['rewards']),
    }));
    const [reward] = await get('/v1/rewards');
    const path = `/v1/rewards/${String(reward?.['id'])}`;
    expect(await records.patch(path, { status: 'approved' }, { account })).toMatchObject({ status: 200 });
    let found: Item | undefined;
    await plantSecond((item) => (found = item));
    expect(found).toMatchObject({ later: 'kept', rewards: [{ status: 'approved', later: { one: 1 } }] });
  });

  test.each<[string, string, object]>([
    ['program', 'programs', { name: 'New' }],
    ['partner', 'partners', { name: 'New' }],
    ['lead', 'leads', { company: 'New', partnerId: null }],
    ['deal', 'deals', { contacts: [{ email: 'bob@example.com', name: 'Bob' }] }],
    ['customer', 'customers', { company: 'New' }],
  ])('the change of a %s, and no index key is carried along', async (sk, resource, change) => {
    const contacts = [{ email: 'bob@example.com' }];
    if (sk === 'deal') await records.create('deals', { name: 'Deal', contacts }, { account });
    await plant(t.table, account, sk, (item) => ({
      ...item,
      later: { one: 1 },
      nothing: null,
      ...(Array.isArray(item['contacts']) && { contacts: allWithLater(item['contacts']) }),
    }));
    const [record] = await get(`/v1/${resource}`);
    const path = `/v1/${resource}/${String(record?.['id'])}`;
    expect(await records.patch(path, change, { account })).toMatchObject({ status: 200 });
    const found: Item[] = [];
    await plant(t.table, account, sk, (item) => (found.push(item), item));
    const own = found.find(({ createdAt }) => createdAt !== undefined);
    expect(own).toMatchObject({ later: { one: 1 }, nothing: null });
    expect(own?.['version']).toBe(Number(record?.['version']) + 1);
    if (sk === 'lead') expect(Object.keys(own ?? {})).not.toContain('ownerKey');
    if (sk === 'deal') expect(own).toMatchObject({ contacts: [{ name: 'Bob', later: { one: 1 } }] });
  });

  test('a rule that changes, with its terms, and one that ends', async () => {
    await plant(t.table, account, 'program', (item) => ({
      ...item,
      rules: (item['rules'] as { versions: object[] }[]).map((rule) => ({
        ...withLater(rule),
        versions: allWithLater(rule.versions).map((version) => ({
          ...version,
          reward: withLater(version['reward']),
          lasts: withLater(version['lasts']),
        })),
      })),
    }));
    const [program] = await get('/v1/programs');
    const path = `/v1/programs/${String(program?.['id'])}`;
    const [rule] = z.array(z.looseObject({})).parse(program?.['rewardRules']);
    const rewardRules = [{ ...rule, name: 'Renamed' }];
    expect(await records.patch(path, { rewardRules }, { account })).toMatchObject({ status: 200 });
    expect(await records.patch(path, { rewardRules: [] }, { account })).toMatchObject({ status: 200 });
    await plant(t.table, account, 'program', (item) => {
      const terms = { reward: { later: { one: 1 } }, lasts: { later: { one: 1 } } };
      const one = { ...terms, later: { one: 1 } };
      expect(item).toMatchObject({
        rules: [{ later: { one: 1 }, versions: [one, { ...one, name: 'Renamed' }] }],
      });
      return item;
    });
  });

  test('every change of the integration, in it and in what its keys open', async () => {
    const keyItems = async () => {
      const { Items = [] } = await t.table.client.send(
        new ScanCommand({
          TableName: t.table.name,
          FilterExpression: 'account = :account AND sk = :webhook',
          ExpressionAttributeValues: { ':account': account, ':webhook': 'webhook' },
          ConsistentRead: true,
        }),
      );
      return Items;
    };
    const theIntegration = async () =>
      (await itemsOf(t.table, account as Account)).find(({ sk }) => sk === 'integration');
    const change = async (method: string, path: string, body?: unknown) => {
      const { version } = await settings.integration('GET', integrationPath, { account });
      const headers = { 'if-match': `"${version}"` };
      return settings.integration(method, integrationPath + path, { account, body, headers });
    };
    const user = { username: 'chargebee', password: 'secret' };
    await change('PUT', '/webhook/basic-auth', user);
    await plant(t.table, account, 'integration', (item) => ({
      ...withLater(item),
      options: withLater(item['options']),
      keys: allWithLater(item['keys']),
      basicAuth: withLater(item['basicAuth']),
    }));
    for (const Item of await keyItems()) {
      await t.table.client.send(new PutCommand({ TableName: t.table.name, Item: withLater(Item) }));
    }
    const later = { one: 1 };
    await change('POST', '/webhook/rotate', {});
    await change('PUT', '', { status: 'off', options: { ...allOn, convertLead: false } });
    expect(await theIntegration()).toMatchObject({
      later,
      status: 'off',
      options: { later, convertLead: false },
      keys: [{}, { later }],
      basicAuth: { later },
    });
    await change('DELETE', '/webhook/basic-auth');
    expect(await theIntegration()).toMatchObject({ later });
    expect(await theIntegration()).not.toHaveProperty('basicAuth');
    const [old] = (await keyItems()).filter(({ endsAt }) => endsAt !== undefined);
    expect(old).toMatchObject({ later });
    expect(old).not.toHaveProperty('basicAuth');
  });
});
