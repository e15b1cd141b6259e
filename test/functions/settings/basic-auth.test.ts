import { scryptSync } from 'node:crypto';
import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readWebhookKey } from '../../../functions/shared/store/webhook/webhook-key.ts';
import { testTable, type TestTable } from '../../support/table.ts';
import { allOn, integrationPath, keyIn, problemOf, settingsApi } from './settings-api.ts';

const path = `${integrationPath}/webhook/basic-auth`;
const credentials = { username: 'chargebee', password: 'pass:word with ünïcode' };

let engine: TestTable;
let api: ReturnType<typeof settingsApi>;
beforeAll(async () => {
  engine = await testTable();
  api = settingsApi(engine.table);
});
afterAll(() => engine.stop());

const ifMatch = (version: number) => ({ 'if-match': `"${version}"` });
const put = (account: string, version: number, body: unknown = credentials) =>
  api.call('PUT', path, { account, body, headers: ifMatch(version) });

/** Two living keys of an account, and its integration at version 2. */
async function withTwoKeys(account: string): Promise<string[]> {
  const old = keyIn(await api.turnOn(account));
  const rotated = await api.integration('POST', `${integrationPath}/webhook/rotate`, { account, body: {} });
  return [old, keyIn(rotated)];
}

describe('Basic credentials of the webhook', () => {
  it('are asked for at every living key, hashed so that they can be checked', async () => {
    const keys = await withTwoKeys('set');
    const answered = await api.integration('PUT', path, {
      account: 'set',
      body: credentials,
      headers: ifMatch(2),
    });
    expect(answered).toMatchObject({ version: 3, webhook: { basicAuth: { username: 'chargebee' } } });
    for (const key of keys) {
      const { basicAuth } = (await readWebhookKey(engine.table, key)) ?? {};
      const salt = Buffer.from(basicAuth?.salt ?? '', 'base64url');
      const hash = scryptSync(credentials.password, salt, 32, { N: 16384, r: 8, p: 1 });
      expect(salt).toHaveLength(16);
      expect(basicAuth).toMatchObject({ username: 'chargebee', passwordHash: hash.toString('base64url') });
    }
    expect((await readWebhookKey(engine.table, keys[0] ?? ''))?.endsAt).toBeGreaterThan(api.time.now);
  });

  it('are never stored or answered readable', async () => {
    await api.turnOn('hidden');
    await put('hidden', 1);
    const answer = await api.call('GET', integrationPath, { account: 'hidden' });
    const { Items } = await engine.table.client.send(new ScanCommand({ TableName: engine.table.name }));
    expect(JSON.stringify([answer, Items])).not.toContain('pass:word');
    expect(JSON.stringify(answer)).not.toMatch(/hash|salt/i);
  });

  it('stay when the key is rotated and when the options change', async () => {
    await api.turnOn('stays');
    await put('stays', 1);
    const rotated = await api.integration('POST', `${integrationPath}/webhook/rotate`, {
      account: 'stays',
      body: {},
    });
    expect((await readWebhookKey(engine.table, keyIn(rotated)))?.basicAuth?.username).toBe('chargebee');
    const body = { status: 'off', options: allOn };
    const changed = await api.integration('PUT', integrationPath, {
      account: 'stays',
      body,
      headers: ifMatch(3),
    });
    expect(changed.webhook?.basicAuth).toEqual({ username: 'chargebee' });
  });

  it('are asked for at no key any more once they are deleted', async () => {
    const keys = await withTwoKeys('deleted');
    await put('deleted', 2);
    const answered = await api.integration('DELETE', path, { account: 'deleted', headers: ifMatch(3) });
    expect(answered).toMatchObject({ version: 4, webhook: { basicAuth: null } });
    const items = await Promise.all(keys.map((key) => readWebhookKey(engine.table, key)));
    expect(items.map((item) => item?.basicAuth)).toEqual([undefined, undefined]);
    expect(items[0]?.endsAt).toBeGreaterThan(api.time.now);
  });

  it.each(['PUT', 'DELETE'])('take a %s only for the version that was read', async (method) => {
    const account = `stale-${method}`;
    await api.turnOn(account);
    const call = { account, body: credentials };
    expect(problemOf(await api.call(method, path, call))).toBe('428 if_match_required');
    const stale = await api.call(method, path, { ...call, headers: ifMatch(0) });
    expect(problemOf(stale)).toBe('412 changed_meanwhile');
  });

  it.each(['PUT', 'DELETE'])('take no %s before the integration was ever on', async (method) => {
    const call = { account: 'never', body: credentials, headers: ifMatch(0) };
    expect(problemOf(await api.call(method, path, call))).toBe('409 never_turned_on');
  });

  it.each([
    ['a colon in the user name', { username: 'a:b', password: 'x' }, 'username'],
    ['no user name', { username: '', password: 'x' }, 'username'],
    ['no password', { username: 'a', password: '' }, 'password'],
    ['a control character', { username: 'a', password: 'x\n' }, 'password'],
    ['a password without end', { username: 'a', password: 'x'.repeat(201) }, 'password'],
    ['an unknown field', { ...credentials, realm: 'x' }, 'realm'],
    ['half a character in the user name', { username: 'a\ud83d', password: 'x' }, 'username'],
    ['half a character', { username: 'a', password: 'x\ud83d' }, 'password'],
  ])('refuse %s', async (_, body, field) => {
    const refused = await put('refused', 0, body);
    expect(problemOf(refused)).toBe('422 invalid_body');
    expect(refused.body).toMatchObject({ errors: [{ path: field }] });
    expect(JSON.stringify(refused.body)).not.toContain(credentials.password);
  });
});
