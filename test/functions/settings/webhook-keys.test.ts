import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readIntegration } from '../../../functions/shared/store/reads/read-integration.ts';
import { accountSchema } from '../../../functions/shared/store/account.ts';
import { readWebhookKey } from '../../../functions/shared/store/webhook/webhook-key.ts';
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
    expect((await keyItem(keyIn(after)))?.endsAt).toBeUndefined();
    expect(await keyItem(keyIn(before))).toEqual({ account: 'rotated', endsAt: api.time.now + 24 * hour });
  });

  it('lets several old keys live, each no longer than it was told at any time', async () => {
    const keys = [keyIn(await api.turnOn('several'))];
    for (const keepOldHours of [10, 96, 20]) keys.push(keyIn(await rotate('several', { keepOldHours })));
    const expiries = await Promise.all(keys.map(async (key) => (await keyItem(key))?.endsAt));
    expect(expiries).toEqual([10, 20, 20, undefined].map((hours) => hours && api.time.now + hours * hour));
  });

  it('ends all old keys at once where none is to be kept', async () => {
    const first = keyIn(await api.turnOn('leaked'));
    const second = keyIn(await rotate('leaked'));
    const third = keyIn(await rotate('leaked', { keepOldHours: 0 }));
    // Whose they were is still known, so that the account is told who posts there.
    const ended = { account: 'leaked', endsAt: api.time.now };
    expect(await Promise.all([first, second].map(keyItem))).toEqual([ended, ended]);
    expect(await keyItem(third)).toEqual({ account: 'leaked' });
  });

  it('keeps its word: an eleventh key is refused, and no old one dies before its time', async () => {
    const keys = [keyIn(await api.turnOn('many'))];
    for (let n = 0; n < 9; n++) keys.push(keyIn(await rotate('many', { keepOldHours: 96 })));
    const refused = await api.call('POST', rotatePath, { account: 'many', body: { keepOldHours: 24 } });
    expect(problemOf(refused)).toBe('409 too_many_webhook_keys');
    expect(refused.body).toMatchObject({ detail: expect.stringContaining('2026-11-26T09:00:00.000Z') });
    const expiries = await Promise.all(keys.map(async (key) => (await keyItem(key))?.endsAt));
    const promised = api.time.now + 96 * hour;
    expect(expiries).toEqual([...Array<number>(9).fill(promised), undefined]);
    expect(await api.integration('GET', integrationPath, { account: 'many' })).toMatchObject({ version: 10 });
  });

  it('takes an eleventh key where all old ones end at once, and where one of them has ended', async () => {
    const other = settingsApi(engine.table);
    const turn = (keepOldHours: number) =>
      other.call('POST', rotatePath, { account: 'room', body: { keepOldHours } });
    await other.turnOn('room');
    for (const keepOldHours of [1, 96, 96, 96, 96, 96, 96, 96, 96]) await turn(keepOldHours);
    expect((await turn(96)).status).toBe(409);
    other.time.now += hour;
    expect((await turn(96)).status).toBe(200);
    expect((await turn(96)).status).toBe(409);
    expect((await turn(0)).status).toBe(200);
  });

  it('gives the first answer again under its Idempotency-Key, though an eleventh key is refused', async () => {
    await api.turnOn('full');
    const headers = { 'idempotency-key': 'the-tenth' };
    for (let n = 0; n < 8; n++) await rotate('full', { keepOldHours: 96 });
    const tenth = await rotate('full', { keepOldHours: 96 }, headers);
    expect(await rotate('full', { keepOldHours: 96 }, headers)).toEqual(tenth);
    const reused = await api.call('POST', rotatePath, { account: 'full', body: {}, headers });
    expect(problemOf(reused)).toBe('409 idempotency_key_reused');
    const other = { 'idempotency-key': 'the-eleventh' };
    const refused = await api.call('POST', rotatePath, { account: 'full', body: {}, headers: other });
    expect(problemOf(refused)).toBe('409 too_many_webhook_keys');
  });

  it('keeps no key in what it keeps for an Idempotency-Key, and shows it again while it lives', async () => {
    await api.turnOn('kept');
    const headers = { 'idempotency-key': 'secret-inside' };
    const first = await rotate('kept', {}, headers);
    const { Items = [] } = await engine.table.client.send(new ScanCommand({ TableName: engine.table.name }));
    const kept = Items.filter(({ sk }) => sk === 'idempotency');
    expect(JSON.stringify(kept)).toContain('secret-inside');
    expect(JSON.stringify(kept)).not.toContain(keyIn(first));
    expect(await rotate('kept', {}, headers)).toEqual(first);
    await rotate('kept', { keepOldHours: 0 });
    const { webhook } = await rotate('kept', {}, headers);
    expect(webhook?.url).toBe(first.webhook?.url.replace(keyIn(first), `****${keyIn(first).slice(-4)}`));
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
