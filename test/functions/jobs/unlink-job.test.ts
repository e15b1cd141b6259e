import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { ulid } from 'ulid';
import * as z from 'zod';
import { startJob } from '../../../functions/settings/start-job.ts';
import type { JobMessage } from '../../../functions/shared/job/job-message.ts';
import type { SendJob } from '../../../functions/shared/job/send-job.ts';
import { processEvent } from '../../../functions/shared/pipeline/process-event.ts';
import { unlinkingCustomer } from '../../../functions/shared/pipeline/unlink-families.ts';
import { accountSchema } from '../../../functions/shared/store/account.ts';
import { paymentStore } from '../../../functions/shared/store/payment-store.ts';
import { anEvent, day, paidOn } from '../../support/payment-case.ts';
import { testTable, type TestTable } from '../../support/table.ts';
import { aRefund } from '../../support/transaction-event.ts';
import { anAccount } from '../an-account.ts';
import { integrationPath } from '../settings/settings-api.ts';
import { jobIn, jobsFunction } from './jobs-world.ts';
import { mortal } from './mortal.ts';

let t: TestTable;
let accounts = 0;
beforeAll(async () => {
  t = await testTable();
});
afterAll(() => t.stop());

const listed = z.object({ items: z.array(z.unknown()) });

/** A customer whose three payments, one refunded and one paid, are to go back into the inbox, by a job that has just begun. */
async function aJob() {
  const account = accountSchema.parse(`unlink-job-${++accounts}`);
  const world = await anAccount(t.table, account);
  const customerId = await world.create('customers', {
    email: 'ada@example.com',
    sourcePartnerId: world.partnerId,
    properties: { chargebee_customer_id: 'cb_9' },
  });
  for (const n of [1, 2, 3])
    await world.send(
      anEvent({
        id: `ev_${n}`,
        transaction: { id: `txn_cb_${n}`, date: paidOn - n * day },
        customer: { id: 'cb_9' },
      }),
    );
  await world.send(
    aRefund({ transaction: { paymentId: 'txn_cb_2', amount: { amount: 900, currency: 'EUR' } } }),
  );
  // Of the third something is paid.
  const first = z.object({ items: z.array(z.looseObject({ id: z.string() })) });
  const { body } = await world.records.call('GET', '/v1/rewards', { account });
  const [newest] = first
    .parse(body)
    .items.filter(({ payableAt }) => payableAt === new Date(paidOn - 3 * day).toISOString());
  for (const status of ['approved', 'paid'])
    await world.records.patch(`/v1/rewards/${newest?.id ?? ''}`, { status }, { account });
  const queue: JobMessage[] = [];
  const sendJob: SendJob = (message) => Promise.resolve(void queue.push(message));
  const store = paymentStore(t.table, Date.now);
  const asked = { chargebeeCustomerId: 'cb_9', reason: 'It is another company.' };
  const deps = { store, clock: Date.now, ulids: ulid, pause: () => Promise.resolve() };
  await processEvent(deps, account, { id: '' }, unlinkingCustomer({ ...asked, by: 'ada' }));
  const caller = { account, user: 'ada', role: 'admin' } as const;
  const answer = await startJob(
    { table: t.table, clock: Date.now, ulids: ulid, sendJob },
    { caller },
    { kind: 'unlink', asked: { ...asked, customerIds: [customerId] } },
  );
  const { id } = answer.body as { id: string };
  const { settings, records } = world;
  const count = async (path: string, host: typeof settings | typeof records) =>
    listed.parse((await host.call('GET', path, { account })).body).items.length;
  return {
    queue,
    sendJob,
    get: async () => jobIn(await world.settings.call('GET', `/v1/jobs/${id}`, { account })),
    move: (to: string) => world.settings.call('POST', `/v1/jobs/${id}/${to}`, { account }),
    standing: async () => ({
      inInbox: await count(`${integrationPath}/unmatched`, settings),
      transactions: await count('/v1/transactions', records),
      rewards: await count('/v1/rewards', records),
    }),
  };
}

/** The payment that is paid for stays with its reward, and gets the use of the limited rule that the first one held. */
const end = { inInbox: 2, transactions: 1, rewards: 2 };

async function drain(
  { queue }: Awaited<ReturnType<typeof aJob>>,
  { receive }: ReturnType<typeof jobsFunction>,
) {
  for (let next = queue.shift(); next !== undefined; next = queue.shift()) await receive(next);
}

/** @returns how many requests there were */
async function dieAt(dies: { readonly at: number; readonly isDone: boolean }): Promise<number> {
  const world = await aJob();
  const process = mortal(t.table, world.sendJob, dies);
  const dying = jobsFunction(process.table, { sendJob: process.sendJob, remainingMs: () => 6_000 });
  let died = false;
  for (let next = world.queue.shift(); next !== undefined && !died;) {
    died = (await Promise.race([dying.receive(next), process.dead])) === 'dead';
    // What it had in hand comes again.
    if (died) world.queue.push(next);
    next = died ? undefined : world.queue.shift();
  }
  await drain(world, jobsFunction(t.table, { sendJob: world.sendJob }));
  expect({ dies, job: await world.get(), standing: await world.standing() }).toMatchObject({
    job: { status: 'done', result: { unmatched: 2, kept: 1 } },
    standing: end,
  });
  return died ? Infinity : process.requests();
}

test('a process that unlinks dies at any of its requests: each payment goes back once, and is counted once', async () => {
  const all = await dieAt({ at: Infinity, isDone: false });
  expect(all).toBeGreaterThan(15);
  for (let at = 0; at < all; at++)
    for (const isDone of [false, true]) if ((await dieAt({ at, isDone })) !== Infinity) break;
}, 240_000);

test('twice at once, each payment goes back once', async () => {
  const world = await aJob();
  const [one, other] = [0, 1].map(() => jobsFunction(t.table, { sendJob: world.sendJob }));
  for (let next = world.queue.shift(); next !== undefined; next = world.queue.shift()) {
    await Promise.all([one?.receive(next), other?.receive(next)]);
  }
  expect(await world.get()).toMatchObject({ status: 'done', result: { unmatched: 2, kept: 1 } });
  expect(await world.standing()).toEqual(end);
});

test('cancelled, what it has done stays, and nothing more is done', async () => {
  const world = await aJob();
  const { receive } = jobsFunction(t.table, { sendJob: world.sendJob });
  const first = world.queue.shift();
  if (first) await receive(first);
  expect((await world.move('cancel')).status).toBe(200);
  await drain(world, jobsFunction(t.table, { sendJob: world.sendJob }));
  expect(await world.get()).toMatchObject({ status: 'cancelled' });
  expect(await world.standing()).toMatchObject({ inInbox: 0, transactions: 4 });
});
