import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { testTable, type TestTable } from '../../support/table.ts';
import { aStateEvent } from '../../support/transaction-event.ts';
import { integrationPath, problemOf } from '../settings/settings-api.ts';
import { accountToReplay, jobIn, jobsFunction, replayOn } from './jobs-world.ts';

let t: TestTable;
beforeAll(async () => {
  t = await testTable();
});
afterAll(() => t.stop());

test('250 payments that were ignored are recorded in three steps, oldest first', async () => {
  const world = await accountToReplay(t.table, 250);
  const order: string[] = [];
  const { replay } = world;
  expect(await replay({ dryRun: true })).toMatchObject({ status: 200, body: { count: 250, more: false } });
  expect(await world.recorded()).toEqual({ transactions: 0, processed: 0 });

  const answer = await replay();
  expect(answer).toMatchObject({
    status: 202,
    headers: { etag: '"1"' },
    body: {
      kind: 'replay',
      status: 'queued',
      total: null,
      done: 0,
      result: null,
      createdBy: 'ada@acme.example',
    },
  });
  const { id } = jobIn(answer);
  const { receive, logged, measured } = jobsFunction(t.table, {
    sendJob: world.sendJob,
    replay: (account, eventId, by, signal) => {
      order.push(eventId);
      return replayOn(t.table)(account, eventId, by, signal);
    },
  });
  const progress: [string, number, number | null][] = [];
  for (let next = world.queue.shift(); next !== undefined; next = world.queue.shift()) {
    expect(await receive(next.message)).toBe(true);
    const { status, done, total } = await world.get(id);
    progress.push([status, done, total]);
  }
  expect(progress).toEqual([
    ['running', 0, 250],
    ['running', 100, 250],
    ['running', 200, 250],
    ['done', 250, 250],
  ]);
  expect(await world.get(id)).toMatchObject({
    result: { count: 250, replayed: 250, outcomes: { processed: 250 } },
    endedAt: expect.any(String),
  });
  expect(await world.recorded()).toEqual({ transactions: 200, processed: 200 }); // a page of each
  // One line for each message, which says how far the job is.
  expect(logged.map(([message]) => message)).toEqual(['job', 'job', 'job', 'job']);
  expect(logged.at(-1)?.[1]).toMatchObject({ account: world.account, jobId: id, status: 'done', items: 50 });
  expect(measured).toContainEqual(['JobItemsDone', 100, {}]);
  expect(measured).toContainEqual(['JobEnded', 1, { outcome: 'done' }]);
  expect(order).toEqual(Array.from({ length: 250 }, (_, n) => `ev_${world.account}_${n}`));
});

describe('a replay', () => {
  test('of what has nothing to replay leaves it as it is, and says so', async () => {
    const world = await accountToReplay(t.table, 2);
    const { receive } = jobsFunction(t.table, { sendJob: world.sendJob });
    await world.start();
    await world.drain({ receive });
    const again = jobIn(await world.replay({ outcomes: ['processed', 'ignored'] }));
    await world.drain({ receive });
    // They are recorded now, and no line of their own.
    expect(await world.get(again.id)).toMatchObject({ status: 'done', done: 0, total: 0 });
    expect(await world.recorded()).toEqual({ transactions: 2, processed: 2 });
  });

  test('counts and takes those with a code alone, whatever lies between', async () => {
    const world = await accountToReplay(t.table, 3);
    const { receive } = jobsFunction(t.table, { sendJob: world.sendJob });
    expect(await world.replay({ codes: ['option_off'], dryRun: true })).toMatchObject({
      body: { count: 0, more: false },
    });
    expect(await world.replay({ codes: ['integration_off'], dryRun: true })).toMatchObject({
      body: { count: 3 },
    });
    const none = jobIn(await world.replay({ codes: ['option_off'] }));
    await world.drain({ receive });
    expect(await world.get(none.id)).toMatchObject({ status: 'done', done: 0, total: 0 });
    const all = jobIn(await world.replay({ codes: ['option_off', 'integration_off'] }));
    await world.drain({ receive });
    expect(await world.get(all.id)).toMatchObject({ status: 'done', done: 3, total: 3 });
  });

  test('counts and takes those of a type and an email alone', async () => {
    const world = await accountToReplay(t.table, 3);
    const { receive } = jobsFunction(t.table, { sendJob: world.sendJob });
    const count = async (asked: object) => (await world.replay({ ...asked, dryRun: true })).body;
    expect(await count({ eventTypes: ['payment_refunded'] })).toEqual({ count: 0, more: false });
    expect(await count({ eventTypes: ['payment_refunded', 'payment_succeeded'] })).toMatchObject({
      count: 3,
    });
    expect(await count({ email: 'nobody@example.com' })).toEqual({ count: 0, more: false });
    const all = jobIn(await world.replay({ eventTypes: ['payment_succeeded'], email: ' ADA@example.com' }));
    await world.drain({ receive });
    expect(await world.get(all.id)).toMatchObject({ status: 'done', done: 3, total: 3 });
  });

  test('counts no event of which nothing is kept to decide it again', async () => {
    const world = await accountToReplay(t.table, 2);
    const transaction = { id: 'txn_declined', status: 'failure' };
    await world.world.send(aStateEvent({ id: `ev_${world.account}`, type: 'payment_failed', transaction }));
    const to = new Date(Date.now() + 1_000).toISOString();
    const count = async (asked: object) => (await world.replay({ ...asked, to, dryRun: true })).body;
    expect(await count({})).toEqual({ count: 2, more: false });
    expect(await count({ codes: ['integration_off', 'payment_declined'] })).toMatchObject({ count: 2 });
  });

  test('takes those of its time alone', async () => {
    const world = await accountToReplay(t.table, 1);
    const from = new Date(Date.now() - 3_600_000).toISOString();
    const [before, after] = [new Date(Date.now() - 1_800_000), new Date(Date.now() + 500)].map((at) =>
      at.toISOString(),
    );
    expect(await world.replay({ from, to: before, dryRun: true })).toMatchObject({ body: { count: 0 } });
    expect(await world.replay({ from, to: after, dryRun: true })).toMatchObject({ body: { count: 1 } });
    expect(await world.replay({ from: '1970-01-01T00:00:00Z', dryRun: true })).toMatchObject({
      body: { count: 1 },
    });
  });

  test.each([
    [{ outcomes: [] }],
    [{ outcomes: ['waiting'] }],
    [{ outcomes: ['rejected'] }],
    [{ codes: ['no_such_code'] }],
    [{ codes: [] }],
    [{ from: 'yesterday' }],
    [{ from: '2999-01-01T00:00:00Z' }],
    [{ to: '2025-01-01T00:00:00Z' }],
    [{ eventTypes: ['plan_created'] }],
    [{ eventTypes: [] }],
    [{ email: ' ' }],
    [{ more: true }],
  ])('is refused for %j', async (body) => {
    const world = await accountToReplay(t.table, 0);
    expect(problemOf(await world.replay(body))).toBe('422 invalid_body');
    expect(world.queue).toEqual([]);
  });

  test('is for admins, and sent again under its key it is one job', async () => {
    const world = await accountToReplay(t.table, 1);
    expect(problemOf(await world.replay({}, { role: 'viewer' }))).toBe('403 role_too_low');
    const headers = { 'idempotency-key': 'once' };
    const first = await world.replay({}, { headers });
    const second = await world.replay({}, { headers });
    expect(second.body).toEqual(first.body);
    expect(problemOf(await world.replay({ outcomes: ['failed'] }, { headers }))).toBe(
      '409 idempotency_key_reused',
    );
    expect(world.queue).toHaveLength(1);
  });

  test('that the queue does not take is not there', async () => {
    const world = await accountToReplay(t.table, 1);
    const { Unavailable } = await import('../../../functions/shared/store/errors.ts');
    const { settingsApi } = await import('../settings/settings-api.ts');
    const down = settingsApi(t.table, 90, undefined, () => Promise.reject(new Unavailable('down')));
    const path = `${integrationPath}/activity/replay`;
    const body = { outcomes: ['ignored'], from: '2026-01-01T00:00:00Z', to: '2027-01-01T00:00:00Z' };
    expect(problemOf(await down.call('POST', path, { account: world.account, body }))).toBe(
      '503 unavailable',
    );
    expect((await world.call('GET', '/v1/jobs')).body).toEqual({ items: [], nextCursor: null });
  });
});
