import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import * as z from 'zod';
import { anewWorld } from '../jobs/anew-world.ts';
import { testTable, type TestTable } from '../../support/table.ts';
import { aStateEvent } from '../../support/transaction-event.ts';

let testing: TestTable;
beforeAll(async () => (testing = await testTable()));
afterAll(() => testing.stop());

const eur = (amount: number) => ({ amount, currency: 'EUR' });
const rules = z.object({ rewardRules: z.array(z.looseObject({ id: z.string() })) });
const jobs = z.object({
  items: z.array(z.looseObject({ kind: z.string(), result: z.unknown(), status: z.string() })),
});

async function aWorld() {
  const world = await anewWorld(testing.table, 'rate-anew');
  const { get, records, account, programId, time, settings } = world;
  /** The rule that lasts for ever pays so many basis points from now on. */
  const pays = async (basisPoints: number) => {
    const path = `/v1/programs/${programId}`;
    const { rewardRules } = rules.parse(await get(path));
    const [first, second] = rewardRules;
    const changed = { ...second, reward: { kind: 'percentage', basisPoints } };
    const { status } = await records.patch(path, { rewardRules: [first, changed] }, { account });
    expect(status).toBe(200);
    time.now = Date.now() + 2_000;
    settings.time.now = time.now;
  };
  const lastJob = async () => jobs.parse((await world.call('GET', '/v1/jobs')).body).items[0];
  return { ...world, pays, lastJob };
}

describe('a program is rated anew', () => {
  test('its dry run says by partner what the job then does', async () => {
    const { send, pay, pays, rateAnew, drain, sumOf, partnerId, lastJob } = await aWorld();
    for (const n of [1, 2, 3]) await send(pay(n));
    await pays(1_000);
    expect(await sumOf(partnerId)).toBe(490 + 3 * 245);
    const said = { rewards: 3, difference: [eur(735)], partners: [{ partnerId, difference: [eur(735)] }] };
    const supposed = await rateAnew({ dryRun: true });
    expect(supposed).toMatchObject({ status: 200, body: { ...said, payments: 3, kept: 0 } });
    expect(await sumOf(partnerId)).toBe(490 + 3 * 245);

    expect(await rateAnew()).toMatchObject({ status: 202, body: { kind: 'rate_anew', status: 'queued' } });
    await drain();
    expect(await lastJob()).toMatchObject({ status: 'done', result: supposed.body });
    expect(await sumOf(partnerId)).toBe(490 + 3 * 490);
    expect(await rateAnew({ dryRun: true })).toMatchObject({
      body: { rewards: 0, difference: [], partners: [], payments: 3 },
    });
  });

  test('its payments keep to these versions, whatever is changed and happens later', async () => {
    const { send, pay, pays, rateAnew, drain, sumOf, partnerId, account } = await aWorld();
    await send(pay(1));
    await pays(1_000);
    await rateAnew();
    await drain();
    await pays(2_000);
    const state = (status: string, resourceVersion: number) =>
      aStateEvent({
        id: `ev_${account}_${status}`,
        transaction: { id: `txn_cb_${account}_1`, status, resourceVersion },
      });
    await send(state('voided', 2_000_000_000_000));
    expect(await sumOf(partnerId)).toBe(0);
    await send(state('success', 2_000_000_000_001));
    expect(await sumOf(partnerId)).toBe(490 + 490);
  });

  test('what earned nothing is rated too, what is paid stays, and what was cancelled stays so', async () => {
    const { send, pay, pays, rateAnew, drain, sumOf, rewardsOf, move, partnerId, records, account, lastJob } =
      await aWorld();
    for (const n of [1, 2, 3]) await send(pay(n));
    await records.patch(`/v1/partners/${partnerId}`, { status: 'prospect' }, { account });
    await send(pay(4));
    await records.patch(`/v1/partners/${partnerId}`, { status: 'active' }, { account });
    const of = async (n: number, amount: number) => {
      const all = (await rewardsOf(partnerId)).toReversed().filter((one) => one.amount.amount === amount);
      return all[n]?.id ?? '';
    };
    await move(await of(0, 245), 'approved', 'paid');
    await move(await of(1, 245), 'cancelled');
    await pays(1_000);
    expect(await rateAnew()).toMatchObject({ status: 202 });
    await pays(1_000);
    expect(await rateAnew()).toMatchObject({ status: 202 });
    await drain();
    // Of the first something is paid, of the second the reward was cancelled, and the fourth earns for the first time.
    expect(await sumOf(partnerId)).toBe(490 + 245 + 0 + 490 + 490);
    expect(await lastJob()).toMatchObject({ result: { payments: 3, kept: 1, rewards: 2 } });
    expect((await rateAnew({ dryRun: true, from: '2030-01-01T00:00:00Z' })).body).toMatchObject({
      payments: 0,
      kept: 0,
    });
  });

  test('is refused for an unknown program, and without a date', async () => {
    const { rateAnew } = await aWorld();
    expect((await rateAnew({}, 'prg_01ARZ3NDEKTSV4RRFFQ69G5FAV')).status).toBe(404);
    expect((await rateAnew({ from: 'yesterday' })).status).toBe(422);
  });
});
