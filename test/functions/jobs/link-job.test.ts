import { afterAll, beforeAll, expect, test } from '@jest/globals';
import * as z from 'zod';
import type { JobMessage } from '../../../functions/shared/job/job-message.ts';
import { anEvent, paidOn } from '../../support/payment-case.ts';
import { testTable, type TestTable } from '../../support/table.ts';
import { anAccount } from '../an-account.ts';
import { integrationPath, settingsApi } from '../settings/settings-api.ts';
import { jobsFunction } from './jobs-world.ts';

let t: TestTable;
beforeAll(async () => {
  t = await testTable();
});
afterAll(() => t.stop());

const page = z.object({ items: z.array(z.looseObject({})), nextCursor: z.string().nullable() });

/** 260 payments of one payer wait in the inbox. */
async function aWorld() {
  const account = 'link-job';
  const world = await anAccount(t.table, account);
  const customerId = await world.create('customers', {
    email: 'ada@example.com',
    sourcePartnerId: world.partnerId,
  });
  for (let n = 0; n < 260; n++)
    await world.send(
      anEvent({
        id: `ev_${n}`,
        transaction: { id: `txn_cb_${n}`, date: paidOn + n },
        customer: { id: 'cb_9', email: 'billing@example.org' },
      }),
    );
  const queue: JobMessage[] = [];
  const sendJob = (message: JobMessage) => {
    queue.push(message);
    return Promise.resolve();
  };
  const settings = settingsApi(t.table, 50, undefined, sendJob);
  settings.time.now = Date.now();
  /** How many are listed, over all pages. */
  const count = async (path: string, call: typeof settings.call): Promise<number> => {
    let [found, cursor]: [number, string | null] = [0, null];
    do {
      const query: Record<string, string> = { limit: '200', ...(cursor !== null && { cursor }) };
      const { items, nextCursor } = page.parse((await call('GET', path, { account, query })).body);
      found += items.length;
      cursor = nextCursor;
    } while (cursor !== null);
    return found;
  };
  return { ...world, account, customerId, queue, sendJob, settings, count };
}

test('260 waiting payments of one payer are linked: 51 at once, and a job goes on with the others, each once', async () => {
  const { account, customerId, queue, sendJob, settings, count, records } = await aWorld();
  const { status, body } = await settings.call('POST', `${integrationPath}/unmatched/txn_cb_7/link`, {
    account,
    body: { customerId },
  });
  expect(status).toBe(200);
  const { recorded, remaining } = z
    .object({ recorded: z.array(z.unknown()), remaining: z.number() })
    .parse(body);
  expect(recorded.length + remaining).toBe(260);
  expect(recorded.length).toBeGreaterThanOrEqual(50);
  expect(queue).toHaveLength(1);
  const { receive } = jobsFunction(t.table, { sendJob });
  // Two copies of each message: what is done again changes nothing.
  for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
    await receive(next);
    await receive(next);
  }
  const { items } = page.parse((await settings.call('GET', '/v1/jobs', { account })).body);
  expect(items).toMatchObject([{ kind: 'link', status: 'done' }]);
  expect(await count(`${integrationPath}/unmatched`, settings.call)).toBe(0);
  const listed = (method: string, path: string, { query = {} }: Parameters<typeof settings.call>[2] = {}) =>
    records.call(method, `${path}?${new URLSearchParams(query).toString()}`, { account });
  expect(await count('/v1/transactions', listed)).toBe(260);
  // 10 % once, and 5 % for each.
  expect(await count('/v1/rewards', listed)).toBe(261);
}, 120_000);
