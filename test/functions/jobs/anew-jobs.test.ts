import { afterAll, beforeAll, expect, test } from '@jest/globals';
import * as z from 'zod';
import { testTable, type TestTable } from '../../support/table.ts';
import { anewWorld } from './anew-world.ts';
import { jobsFunction } from './jobs-world.ts';

let t: TestTable;
beforeAll(async () => {
  t = await testTable();
});
afterAll(() => t.stop());

const jobs = z.object({
  items: z.array(z.looseObject({ id: z.string(), kind: z.string(), status: z.string() })),
});
const eur = (amount: number) => ({ amount, currency: 'EUR' });

/** A customer with so many payments of its first partner, and what it then has: once 490, and 245 of each. */
async function aWorld(payments: number) {
  const world = await anewWorld(t.table, 'anew-jobs');
  for (let n = 0; n < payments; n++) await world.send(world.pay(n));
  const lastJob = async () => jobs.parse((await world.call('GET', '/v1/jobs')).body).items[0];
  return { ...world, lastJob };
}

/** Dies at one of its requests to the table: each later one is never answered. */
function mortal(table: TestTable['table'], at: number) {
  let requests = 0;
  const { promise: dead, resolve: die } = Promise.withResolvers<'dead'>();
  const send = table.client.send.bind(table.client) as (command: unknown) => Promise<unknown>;
  const live = async (command: unknown): Promise<unknown> => {
    const isLast = requests++ === at;
    if (requests > at + 1) return new Promise<never>(() => undefined);
    const answer = await send(command);
    if (!isLast) return answer;
    die('dead');
    return new Promise<never>(() => undefined);
  };
  const client = Object.create(table.client, {
    send: { value: live, writable: true },
  }) as TestTable['table']['client'];
  return { table: { ...table, client }, dead };
}

test('each payment is judged anew once, and counted once, wherever the process dies', async () => {
  for (let at = 0; ; at += 3) {
    const {
      rateAnew,
      queue,
      drain,
      sumOf,
      partnerId,
      lastJob,
      sendJob,
      clock,
      records,
      account,
      programId,
      get,
      time,
      settings,
    } = await aWorld(2);
    const path = `/v1/programs/${programId}`;
    const { rewardRules } = z.object({ rewardRules: z.array(z.looseObject({})) }).parse(await get(path));
    const raised = { ...rewardRules[1], reward: { kind: 'percentage', basisPoints: 1_000 } };
    await records.patch(path, { rewardRules: [rewardRules[0], raised] }, { account });
    time.now = Date.now() + 2_000;
    settings.time.now = time.now;
    await rateAnew();
    const dying = mortal(t.table, at);
    const { receive } = jobsFunction(dying.table, { sendJob, clock, remainingMs: () => 6_000 });
    let died = false;
    while (!died) {
      const next = queue.shift();
      if (next === undefined) break;
      died = (await Promise.race([receive(next.message), dying.dead])) === 'dead';
      if (died) queue.push(next);
    }
    await drain();
    expect({ at, job: await lastJob() }).toMatchObject({
      job: {
        status: 'done',
        result: { rewards: 2, payments: 2, kept: 0, partners: [{ partnerId, difference: [eur(490)] }] },
      },
    });
    expect(await sumOf(partnerId)).toBe(490 + 2 * 490);
    if (!died) break;
  }
});

test('230 payments of one customer are moved by a job in steps of a hundred, each once, though two do its steps', async () => {
  const { reassign, drain, sumOf, partnerId, other, lastJob, sendJob, clock, queue } = await aWorld(230);
  expect(await reassign(other, 'move', { dryRun: true })).toMatchObject({ status: 202 });
  await drain();
  const said = {
    moved: 230,
    kept: 0,
    partners: [
      { partnerId, difference: [eur(-490 - 230 * 245)] },
      { partnerId: other, difference: [eur(230 * 700)] },
    ],
  };
  expect(await lastJob()).toMatchObject({ status: 'done', result: said });
  expect(await sumOf(other)).toBe(0);
  expect(await reassign(other)).toMatchObject({ status: 202, body: { kind: 'reassign' } });
  const { receive } = jobsFunction(t.table, { sendJob, clock });
  await drain(async (message) => (await Promise.all([receive(message), receive(message)])).every(Boolean));
  expect(await lastJob()).toMatchObject({ status: 'done', result: said });
  expect([await sumOf(partnerId), await sumOf(other), queue.length]).toEqual([0, 230 * 700, 0]);
});

test('a job that is cancelled moves no more; asking again moves the rest', async () => {
  const { reassign, queue, drain, sumOf, partnerId, other, lastJob, call, sendJob, clock } =
    await aWorld(210);
  await reassign(other);
  const { receive } = jobsFunction(t.table, { sendJob, clock });
  for (let step = 0; step < 2; step++) {
    const next = queue.shift();
    if (next) await receive(next.message);
  }
  const { id = '' } = (await lastJob()) ?? {};
  expect((await call('POST', `/v1/jobs/${id}/cancel`)).status).toBe(200);
  await drain();
  expect(await sumOf(other)).toBe(100 * 700);
  expect(await lastJob()).toMatchObject({ status: 'cancelled', result: { moved: 100 } });
  await reassign(other);
  await drain();
  expect([await sumOf(partnerId), await sumOf(other)]).toEqual([0, 210 * 700]);
});

test('a job whose customer is given to somebody else meanwhile ends, and all of it is that one’s', async () => {
  const { reassign, queue, drain, sumOf, partnerId, other, sendJob, clock } = await aWorld(205);
  await reassign(other);
  const { receive } = jobsFunction(t.table, { sendJob, clock });
  for (let step = 0; step < 2; step++) {
    const next = queue.shift();
    if (next) await receive(next.message);
  }
  await reassign(null);
  await drain();
  expect([await sumOf(partnerId), await sumOf(other), await sumOf()]).toEqual([0, 0, 0]);
});
