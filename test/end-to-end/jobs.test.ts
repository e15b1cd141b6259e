import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import * as z from 'zod';
import { testStack, type TestStack } from '../support/stack.ts';
import { aPayment, workspace, type Workspace } from '../support/workspace.ts';

let stack: TestStack;
beforeAll(async () => {
  stack = await testStack();
});
afterAll(() => stack.stop());

const job = z.object({
  id: z.string(),
  status: z.string(),
  done: z.int(),
  total: z.int().nullable(),
  result: z.unknown(),
});
const integration = z.object({ version: z.int() });
const path = '/v1/integrations/chargebee';

async function turn({ api, get }: Workspace, status: 'on' | 'off') {
  const { version } = integration.parse(await get(path));
  const options = { convertLead: true, associateDeals: true, createTransactions: true };
  const { status: answered } = await api('PUT', path, { status, options }, { 'if-match': `"${version}"` });
  expect(answered).toBe(200);
}

/** Waits until the job is so. */
async function until({ get }: Workspace, id: string, is: (one: z.infer<typeof job>) => boolean) {
  for (;;) {
    const one = job.parse(await get(`/v1/jobs/${id}`));
    if (is(one)) return one;
    await sleep(20);
  }
}

test('a week that came while the integration was off is replayed, held, and goes on', async () => {
  const acme = await workspace(stack, 'acme');
  const { create, partnerId, post, api, ids } = acme;
  await create('leads', { email: 'ada@example.com', partnerId });
  await turn(acme, 'off');
  for (let n = 0; n < 120; n++) await post(aPayment());
  await stack.settle();
  await turn(acme, 'on');
  const asked = { outcomes: ['ignored'], codes: ['integration_off'], from: '2026-01-01T00:00:00Z' };
  const replay = (more: object = {}) => api('POST', `${path}/activity/replay`, { ...asked, ...more });
  expect((await replay({ dryRun: true })).body).toEqual({ count: 120, more: false });

  const started = await replay();
  expect(started.status).toBe(202);
  const { id } = job.parse(started.body);
  await until(acme, id, ({ status }) => status !== 'queued');
  const paused = await api('POST', `/v1/jobs/${id}/pause`);
  if (paused.status === 200) {
    await sleep(500);
    expect(await acme.get(`/v1/jobs/${id}`)).toMatchObject({ status: 'paused' });
    expect((await api('POST', `/v1/jobs/${id}/resume`)).status).toBe(200);
  }
  const done = await until(acme, id, ({ status }) => status === 'done');
  expect(done).toMatchObject({ done: 120, total: 120 });
  expect(await ids('/v1/transactions')).toHaveLength(120);
  expect((await replay({ dryRun: true })).body).toEqual({ count: 0, more: false });

  const other = await stack.api('other');
  expect((await other('GET', `/v1/jobs/${id}`)).status).toBe(404);
});
