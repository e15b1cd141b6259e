import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import * as z from 'zod';
import type { JobMessage } from '../../../functions/shared/job/job-message.ts';
import { anEvent, day, paidOn } from '../../support/payment-case.ts';
import { testTable, type TestTable } from '../../support/table.ts';
import { anAccount } from '../an-account.ts';
import { jobsFunction } from '../jobs/jobs-world.ts';
import { integrationPath, settingsApi } from './settings-api.ts';

let testing: TestTable;
let accounts = 0;
beforeAll(async () => (testing = await testTable()));
afterAll(() => testing.stop());

const found = z.object({
  count: z.number(),
  items: z.array(z.looseObject({ chargebeeTransactionId: z.string() })),
});
const job = z.object({ id: z.string(), kind: z.string(), status: z.string(), result: z.unknown() });
const listed = z.object({ items: z.array(z.looseObject({})) });

/** A payment that was made after everything that the API made: its clock stands at the 22nd. */
const later = paidOn + 9 * day;
const stranger = (n: number, customer: object = {}, date = later) =>
  anEvent({
    id: `ev_${n}`,
    transaction: { id: `txn_cb_${n}`, date },
    customer: { id: `cb_${n}`, email: `payer${n}@billing.example`, firstName: 'Nobody', ...customer },
  });

async function aWorld() {
  const account = `clear-${++accounts}`;
  const world = await anAccount(testing.table, account);
  const queue: JobMessage[] = [];
  const sendJob = (message: JobMessage) => Promise.resolve(void queue.push(message));
  const settings = settingsApi(testing.table, 50, undefined, sendJob);
  const call = (method: string, path: string, body?: object) =>
    settings.call(method, path, { account, ...(body && { body }) });
  const clear = (body: object = {}) => {
    // The job looks at what came until then.
    settings.time.now = Date.now();
    return call('POST', `${integrationPath}/unmatched/link-clear-cases`, body);
  };
  const dry = async () => {
    const { status, body } = await clear({ dryRun: true });
    expect(status).toBe(200);
    return found.parse(body).items;
  };
  /** Does all that is queued, each message twice: what is done again changes nothing. */
  const drain = async () => {
    const { receive } = jobsFunction(testing.table, { sendJob });
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
      await receive(next);
      await receive(next);
    }
  };
  const run = async () => {
    const { status, body } = await clear();
    expect(status).toBe(202);
    await drain();
    const { id } = job.parse(body);
    return job.parse((await call('GET', `/v1/jobs/${id}`)).body);
  };
  const amounts = async () => {
    const { body } = await world.records.call('GET', '/v1/transactions?limit=200', { account });
    return listed.parse(body).items.length;
  };
  const inbox = async () =>
    listed.parse((await call('GET', `${integrationPath}/unmatched`)).body).items.length;
  return { ...world, account, settings, call, clear, dry, drain, run, amounts, inbox, queue };
}

describe('the clear cases of the inbox', () => {
  test('are those with exactly one candidate of the same email or Chargebee customer, known before the payment', async () => {
    const { send, create, dry, configure, partnerId } = await aWorld();
    await configure('PUT', '', {
      status: 'on',
      options: { convertLead: false, associateDeals: true, createTransactions: true },
    });
    const customerId = await create('customers', { email: 'payer1@billing.example' });
    const leadId = await create('leads', { email: 'payer2@billing.example', partnerId });
    // Two candidates, one that was registered later, and one that is only alike.
    await create('leads', { email: 'payer3@billing.example', partnerId });
    await create('customers', { email: 'payer3@billing.example' });
    await create('customers', { email: 'payer4@billing.example' });
    await create('customers', { email: 'somebody@alike.example' });
    for (const n of [1, 2, 3]) await send(stranger(n));
    await send(stranger(4, {}, paidOn));
    await send(stranger(5, { email: 'another@alike.example' }));
    const items = await dry();
    expect(items).toMatchObject([
      {
        chargebeeTransactionId: 'txn_cb_1',
        candidates: [{ kind: 'customer', id: customerId, why: 'same_email' }],
      },
      { chargebeeTransactionId: 'txn_cb_2', candidates: [{ kind: 'lead', id: leadId, why: 'same_email' }] },
    ]);
  });

  test('are linked by a job, with what else waits of their payers, and nothing else', async () => {
    const { send, create, run, dry, amounts, inbox } = await aWorld();
    await create('customers', { email: 'payer1@billing.example' });
    await create('customers', { email: 'payer2@billing.example' });
    for (const n of [1, 2, 3]) await send(stranger(n));
    // Of the first payer: one that came before anybody was known, and so is no clear case by itself.
    await send(stranger(4, { id: 'cb_1', email: 'old@billing.example' }, paidOn));
    const done = await run();
    expect(done).toMatchObject({ kind: 'link_clear_cases', status: 'done', result: { count: 2 } });
    expect(found.parse(done.result).items.map((one) => one.chargebeeTransactionId)).toEqual([
      'txn_cb_1',
      'txn_cb_2',
    ]);
    expect(await amounts()).toBe(3);
    expect(await inbox()).toBe(1);
    expect(await dry()).toEqual([]);
  });

  test('are no clear cases of whom an admin unlinked', async () => {
    const { send, create, call, run, dry, amounts } = await aWorld();
    await create('customers', { email: 'payer1@billing.example' });
    await send(stranger(1));
    await run();
    expect(await amounts()).toBe(1);
    await call('POST', `${integrationPath}/customers/cb_1/unlink`, { reason: 'Somebody else.' });
    expect(await dry()).toEqual([]);
    expect(await run()).toMatchObject({ result: { count: 0, items: [] } });
    expect(await amounts()).toBe(0);
  });

  test('each are looked at again: one that is none any more by then stays', async () => {
    const { send, create, clear, drain, queue, account, amounts, partnerId } = await aWorld();
    await create('customers', { email: 'payer1@billing.example' });
    await send(stranger(1));
    await clear();
    // The job has found it, and somebody else comes with the same email before it is linked.
    const { receive } = jobsFunction(testing.table, {
      sendJob: (message) => Promise.resolve(void queue.push(message)),
    });
    const [first] = queue.splice(0);
    if (first === undefined) throw new Error('Nothing was sent.');
    await receive(first);
    await create('leads', { email: 'payer1@billing.example', partnerId });
    await drain();
    expect({ account, transactions: await amounts() }).toMatchObject({ transactions: 0 });
  });

  test('are found by a job where the inbox is large', async () => {
    const { send, create, clear, drain, call } = await aWorld();
    await create('customers', { email: 'payer205@billing.example' });
    for (let n = 1; n <= 205; n++) await send(stranger(n, { firstName: undefined }));
    const { status, body } = await clear({ dryRun: true });
    expect(status).toBe(202);
    await drain();
    const done = job.parse((await call('GET', `/v1/jobs/${job.parse(body).id}`)).body);
    expect(done).toMatchObject({
      status: 'done',
      result: { count: 1, items: [{ chargebeeTransactionId: 'txn_cb_205' }] },
    });
  }, 60_000);
});
