import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import * as z from 'zod';
import { testTable, type TestTable } from '../../support/table.ts';
import { recordsApi } from './records-api.ts';

let testing: TestTable;
let api: ReturnType<typeof recordsApi>;

beforeAll(async () => {
  testing = await testTable();
  api = recordsApi(testing.table);
});
afterAll(() => testing.stop());

const eur = (amount: number) => ({ amount, currency: 'EUR' });
const tenPercent = {
  name: 'Ten percent',
  reward: { kind: 'percentage', basisPoints: 1000 },
  lasts: { kind: 'forever' },
  minimum: null,
  holdDays: 0,
};
const bounty = {
  name: 'Bounty',
  reward: { kind: 'flat', amount: eur(5000) },
  lasts: { kind: 'payments', count: 1 },
  minimum: eur(1000),
  holdDays: 90,
};
const rulesOf = (body: unknown) =>
  z.object({ rewardRules: z.array(z.looseObject({ id: z.string(), version: z.int() })) }).parse(body)
    .rewardRules;

describe('the rules of a program', () => {
  test('are answered with an id and a version, and can be sent back as they are', async () => {
    const months = { ...tenPercent, name: 'A year', lasts: { kind: 'months', count: 12 } };
    const made = await api.call('POST', '/v1/programs', {
      json: { name: 'P', rewardRules: [tenPercent, bounty, months] },
    });
    const rules = rulesOf(made.body);
    expect(rules).toMatchObject([tenPercent, bounty, months].map((rule) => ({ ...rule, version: 1 })));
    const path = String(made.headers['location']);
    const same = await api.patch(path, { rewardRules: rules });
    expect(same).toMatchObject({ status: 200, body: { rewardRules: rules, version: 2 } });
  });

  test('are kept, changed, added and ended by the whole new list', async () => {
    const made = await api.call('POST', '/v1/programs', {
      json: { name: 'P', rewardRules: [tenPercent, bounty] },
    });
    const [first, second] = rulesOf(made.body);
    const path = String(made.headers['location']);
    const { body } = await api.patch(path, {
      rewardRules: [
        { ...bounty, id: second?.id, holdDays: 30 },
        { ...tenPercent, name: 'New' },
      ],
    });
    const after = rulesOf(body);
    expect(after).toMatchObject([
      { id: second?.id, version: 2, holdDays: 30 },
      { name: 'New', version: 1 },
    ]);
    expect(after.map(({ id }) => id)).not.toContain(first?.id);
    const back = await api.patch(path, { rewardRules: [{ ...tenPercent, id: first?.id }] });
    expect(back).toMatchObject({ status: 422, body: { errors: [{ path: 'rewardRules.0.id' }] } });
    expect(await api.patch(path, { name: 'Renamed' })).toMatchObject({
      body: { name: 'Renamed', rewardRules: after },
    });
  });

  test('have defaults for what is mostly not asked for', async () => {
    const { name, reward, lasts } = tenPercent;
    const made = await api.call('POST', '/v1/programs', {
      json: { name: 'P', rewardRules: [{ name, reward, lasts }] },
    });
    expect(made).toMatchObject({ status: 201, body: { rewardRules: [{ minimum: null, holdDays: 0 }] } });
    expect(await api.call('POST', '/v1/programs', { json: { name: 'P' } })).toMatchObject({
      body: { rewardRules: [] },
    });
  });

  test.each([
    ['no share', { ...tenPercent, reward: { kind: 'percentage', basisPoints: 0 } }, '0.reward.basisPoints'],
    [
      'more than all',
      { ...tenPercent, reward: { kind: 'percentage', basisPoints: 10_001 } },
      '0.reward.basisPoints',
    ],
    [
      'a percentage and an amount',
      { ...tenPercent, reward: { kind: 'percentage', basisPoints: 1, amount: eur(1) } },
      '0.reward.amount',
    ],
    ['another kind', { ...tenPercent, reward: { kind: 'gift' } }, '0.reward.kind'],
    ['a negative amount', { ...bounty, reward: { kind: 'flat', amount: eur(-1) } }, '0.reward.amount.amount'],
    ['a made-up currency', { ...bounty, minimum: { amount: 1, currency: 'eur' } }, '0.minimum.currency'],
    ['no payments', { ...bounty, lasts: { kind: 'payments', count: 0 } }, '0.lasts.count'],
    ['half a month', { ...bounty, lasts: { kind: 'months', count: 0.5 } }, '0.lasts.count'],
    ['no word on how long', { ...bounty, lasts: undefined }, '0.lasts'],
    ['a hold of 91 days', { ...bounty, holdDays: 91 }, '0.holdDays'],
    ['an id of its own', { ...bounty, id: 'rul_1' }, '0.id'],
  ])('with %s are refused', async (_what, rule, path) => {
    const answer = await api.call('POST', '/v1/programs', { json: { name: 'P', rewardRules: [rule] } });
    expect(answer).toMatchObject({ status: 422, body: { errors: [{ path: `rewardRules.${path}` }] } });
  });

  test('are at most 50', async () => {
    const rewardRules = Array.from({ length: 51 }, () => tenPercent);
    expect(await api.call('POST', '/v1/programs', { json: { name: 'P', rewardRules } })).toMatchObject({
      status: 422,
    });
    expect(
      await api.call('POST', '/v1/programs', { json: { name: 'P', rewardRules: rewardRules.slice(1) } }),
    ).toMatchObject({ status: 201 });
  });

  test('may be changed until their history fills its place, and then no more', async () => {
    const long = (n: number) =>
      Array.from({ length: 50 }, () => ({ ...tenPercent, name: `${n}${'ä'.repeat(190)}` }));
    const path = `/v1/programs/${await api.create('programs', { name: 'P', rewardRules: long(0) })}`;
    const statuses: (number | undefined)[] = [];
    for (let n = 1; statuses.at(-1) !== 409 && n < 20; n++) {
      statuses.push((await api.patch(path, { rewardRules: long(n) })).status);
    }
    expect(statuses.length).toBeGreaterThan(3);
    expect(new Set(statuses)).toEqual(new Set([200, 409]));
    expect(await api.patch(path, { name: 'Still changeable' })).toMatchObject({ status: 200 });
  });
});
