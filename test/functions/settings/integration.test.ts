import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { accountSchema } from '../../../functions/shared/store/account.ts';
import { readWebhookKey } from '../../../functions/shared/store/webhook/webhook-key.ts';
import { testTable, type TestTable } from '../../support/table.ts';
import { allOn, integrationPath, keyIn, problemOf, settingsApi } from './settings-api.ts';

let engine: TestTable;
let api: ReturnType<typeof settingsApi>;
beforeAll(async () => {
  engine = await testTable();
  api = settingsApi(engine.table);
});
afterAll(() => engine.stop());

const ifMatch = (version: number) => ({ 'if-match': `"${version}"` });
const put = (account: string, version: number, body: unknown, role = 'admin') =>
  api.call('PUT', integrationPath, { account, role, body, headers: ifMatch(version) });
const off = { convertLead: false, associateDeals: false, createTransactions: false };

describe('the integration', () => {
  it('is off, with no webhook and version 0, in an account that never changed it', async () => {
    expect(await api.integration('GET', integrationPath, { account: 'fresh' })).toEqual({
      status: 'off',
      options: off,
      webhook: null,
      version: 0,
      updatedAt: null,
      updatedBy: null,
    });
  });

  it('is turned on with its options and a webhook whose key leads to the account', async () => {
    const answered = await api.turnOn('turned-on');
    expect(answered).toEqual({
      status: 'on',
      options: allOn,
      webhook: {
        url: expect.stringMatching(/^https:\/\/api\.example\/webhooks\/chargebee\/[\w-]{22,}$/),
        events: [
          'payment_succeeded',
          'payment_refunded',
          'payment_failed',
          'transaction_created',
          'transaction_updated',
          'transaction_deleted',
          'customer_changed',
          'customer_deleted',
        ],
        basicAuth: null,
        lastReceivedAt: null,
        lastRefused: null,
      },
      version: 1,
      updatedAt: '2026-11-22T09:00:00.000Z',
      updatedBy: 'ada@acme.example',
    });
    expect(await api.integration('GET', integrationPath, { account: 'turned-on' })).toEqual(answered);
    expect(await readWebhookKey(engine.table, keyIn(answered))).toEqual({
      account: accountSchema.parse('turned-on'),
    });
  });

  it('keeps its webhook key when it is turned off and on again', async () => {
    const first = await api.turnOn('again');
    const turnedOff = await api.integration('PUT', integrationPath, {
      account: 'again',
      body: { status: 'off', options: off },
      headers: ifMatch(1),
    });
    expect(turnedOff).toMatchObject({ status: 'off', options: off, version: 2, webhook: first.webhook });
    const turnedOn = await api.integration('PUT', integrationPath, {
      account: 'again',
      body: { status: 'on', options: allOn },
      headers: ifMatch(2),
    });
    expect(turnedOn).toMatchObject({ status: 'on', version: 3, webhook: first.webhook });
  });

  it('keeps options that are set while it is off, and still has no webhook', async () => {
    const options = { ...off, convertLead: true };
    expect((await put('never-on', 0, { status: 'off', options })).status).toBe(200);
    expect(await api.integration('GET', integrationPath, { account: 'never-on' })).toMatchObject({
      status: 'off',
      options,
      version: 1,
      webhook: null,
    });
  });

  it('takes transactions only with an option that makes customers', async () => {
    const create = { ...off, createTransactions: true };
    const refused = await put('options', 0, { status: 'on', options: create });
    expect(problemOf(refused)).toBe('422 transactions_need_customers');
    expect(refused.body).toMatchObject({ errors: [{ path: 'options.createTransactions' }] });
    expect(problemOf(await put('options', 0, { status: 'off', options: create }))).toContain('422');
    expect(
      (await put('options', 0, { status: 'on', options: { ...create, associateDeals: true } })).status,
    ).toBe(200);
  });

  it.each([
    ['an unknown field', { status: 'on', options: allOn, webhook: null }, 'webhook'],
    ['a missing option', { status: 'on', options: { convertLead: true } }, 'options.associateDeals'],
    ['another status', { status: 'paused', options: allOn }, 'status'],
  ])('refuses %s and says where', async (_, body, path) => {
    const refused = await put('bad-body', 0, body);
    expect(problemOf(refused)).toBe('422 invalid_body');
    expect(JSON.stringify(refused.body)).toContain(path);
  });

  it('changes nothing without If-Match, or with a stale or foreign one', async () => {
    await api.turnOn('locked');
    const body = { status: 'off', options: off };
    expect(problemOf(await api.call('PUT', integrationPath, { account: 'locked', body }))).toContain('428');
    for (const etag of ['"0"', '"2"', '"x"', '*', '']) {
      const answer = await api.call('PUT', integrationPath, {
        account: 'locked',
        body,
        headers: { 'if-match': etag },
      });
      expect(problemOf(answer)).toBe('412 changed_meanwhile');
    }
    expect(await api.integration('GET', integrationPath, { account: 'locked' })).toMatchObject({
      version: 1,
    });
  });

  it.each([0, 1])('lets one of several changes of version %d through', async (version) => {
    const account = `race-${version}`;
    if (version === 1) await api.turnOn(account);
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => put(account, version, { status: 'on', options: allOn })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, ...Array<number>(7).fill(412)]);
    const now = await api.integration('GET', integrationPath, { account });
    expect(now.version).toBe(version + 1);
    expect(await readWebhookKey(engine.table, keyIn(now))).toBeDefined();
  });

  it('shows a viewer no more of the webhook key than its last 4 characters', async () => {
    const { webhook } = await api.turnOn('viewed');
    const answer = await api.call('GET', integrationPath, { account: 'viewed', role: 'viewer' });
    expect(answer.body).toMatchObject({
      webhook: { url: `https://api.example/webhooks/chargebee/****${webhook?.url.slice(-4)}` },
    });
    expect(JSON.stringify(answer.body)).not.toContain(webhook?.url.slice(-5));
  });

  it.each([
    ['PUT', integrationPath],
    ['POST', `${integrationPath}/webhook/rotate`],
    ['PUT', `${integrationPath}/webhook/basic-auth`],
    ['DELETE', `${integrationPath}/webhook/basic-auth`],
  ])('refuses %s %s to a viewer and to a token without a role', async (method, path) => {
    const call = { account: 'roles', body: {}, headers: ifMatch(0) };
    expect(problemOf(await api.call(method, path, { ...call, role: 'viewer' }))).toBe('403 role_too_low');
    expect(problemOf(await api.call(method, path, { ...call, role: 'guest' }))).toBe('403 no_role');
  });
});
