import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readIntegration } from '../../../functions/shared/store/read-integration.ts';
import { accountSchema } from '../../../functions/shared/store/account.ts';
import { readWebhookKey } from '../../../functions/shared/store/webhook-key.ts';
import { testTable, type TestTable } from '../../support/table.ts';
import { integrationPath, keyIn, problemOf, settingsApi } from './settings-api.ts';

const hour = 3_600_000;
const rotatePath = `${integrationPath}/webhook/rotate`;

let engine: TestTable;
let api: ReturnType<typeof settingsApi>;
beforeAll(async () => {
  engine = await testTable();
  api = settingsApi(engine.table);
});
afterAll(() => engine.stop());

const rotate = (account: string, body: unknown = {}, headers: Record<string, string> = {}) =>
  api.integration('POST', rotatePath, { account, body, headers });
const keyItem = (key: string) => readWebhookKey(engine.table, key);

describe('rotating the webhook key', () => {
  it('gives a new key, and lets the old one live for 24 hours', async () => {
    const before = await api.turnOn('rotated');
    const after = await rotate('rotated');
    expect(after).toMatchObject({ version: 2, status: 'on' });
    expect(keyIn(after)).not.toBe(keyIn(before));
    expect((await keyItem(keyIn(after)))?.expiresAt).toBeUndefined();
    expect(await keyItem(keyIn(before))).toEqual({ account: 'rotated', expiresAt: api.time.now + 24 * hour });
  });

  it('lets several old keys live, each no longer than it was told at any time', async () => {
    const keys = [keyIn(await api.turnOn('several'))];
    for (const keepOldHours of [10, 96, 20]) keys.push(keyIn(await rotate('several', { keepOldHours })));
    const expiries = await Promise.all(keys.map(async (key) => (await keyItem(key))?.expiresAt));
    expect(expiries).toEqual([10, 20, 20, undefined].map((hours) => hours && api.time.now + hours * hour));
  });

  it('ends all old keys at once where none is to be kept', async () => {
    const first = keyIn(await api.turnOn('leaked'));
    const second = keyIn(await rotate('leaked'));
    const third = keyIn(await rotate('leaked', { keepOldHours: 0 }));
    expect(await Promise.all([first, second].map(keyItem))).toEqual([undefined, undefined]);
    expect(await keyItem(third)).toEqual({ account: 'leaked' });
  });

  it('keeps ten keys at most, and lets the oldest go', async () => {
    const keys = [keyIn(await api.turnOn('many'))];
    for (let n = 0; n < 11; n++) keys.push(keyIn(await rotate('many')));
    const alive = await Promise.all(keys.map(async (key) => (await keyItem(key)) !== undefined));
    expect(alive).toEqual([false, false, ...Array<boolean>(10).fill(true)]);
  });

  it('forgets keys that have expired', async () => {
    const other = settingsApi(engine.table);
    await other.turnOn('forgotten');
    await other.call('POST', rotatePath, { account: 'forgotten', body: { keepOldHours: 1 } });
    other.time.now += 2 * hour;
    await other.call('POST', rotatePath, { account: 'forgotten', body: { keepOldHours: 5 } });
    const stored = await readIntegration(engine.table, accountSchema.parse('forgotten'));
    expect(stored?.keys.map(({ expiresAt }) => expiresAt)).toEqual([undefined, other.time.now + 5 * hour]);
  });

  it('happens once under one Idempotency-Key, however often it is sent', async () => {
    await api.turnOn('once');
    const headers = { 'idempotency-key': 'rotation-1' };
    const first = await rotate('once', {}, headers);
    const answers = await Promise.all([1, 2, 3].map(() => rotate('once', {}, headers)));
    expect(answers).toEqual([first, first, first]);
    expect(await api.integration('GET', integrationPath, { account: 'once' })).toMatchObject({ version: 2 });
    const other = await api.call('POST', rotatePath, { account: 'once', body: { keepOldHours: 1 }, headers });
    expect(problemOf(other)).toBe('409 idempotency_key_reused');
  });

  it('gives each of two who rotate at once a key that works', async () => {
    await api.turnOn('both');
    const answers = await Promise.all([rotate('both'), rotate('both')]);
    expect(new Set(answers.map(({ version }) => version))).toEqual(new Set([2, 3]));
    expect(await Promise.all(answers.map((answer) => keyItem(keyIn(answer))))).not.toContain(undefined);
  });

  it('is refused before the integration was ever on', async () => {
    const refused = await api.call('POST', rotatePath, { account: 'never', body: {} });
    expect(problemOf(refused)).toBe('409 never_turned_on');
  });

  it.each([-1, 97, 1.5, '24', null])('refuses to keep the old key for %p hours', async (keepOldHours) => {
    const refused = await api.call('POST', rotatePath, { account: 'hours', body: { keepOldHours } });
    expect(problemOf(refused)).toBe('422 invalid_body');
  });
});
