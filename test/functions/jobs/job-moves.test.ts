import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { accountSchema } from '../../../functions/shared/store/account.ts';
import { Unavailable } from '../../../functions/shared/store/errors.ts';
import { keysOf } from '../../../functions/shared/store/keys.ts';
import { getItem } from '../../../functions/shared/store/reads/get-item.ts';
import { testTable, type TestTable } from '../../support/table.ts';
import { problemOf } from '../settings/settings-api.ts';
import { accountToReplay, jobIn, jobsFunction, replayOn } from './jobs-world.ts';

let t: TestTable;
beforeAll(async () => {
  t = await testTable();
});
afterAll(() => t.stop());

/** An account with a job, and the function that does its steps one by one. */
async function aJob(payments = 3) {
  const world = await accountToReplay(t.table, payments);
  const { id } = await world.start();
  const steps = jobsFunction(t.table, { sendJob: world.sendJob });
  const step = async () => {
    const [next] = world.queue.splice(0, 1);
    return next && steps.receive(next.message);
  };
  const status = async () => (await world.get(id)).status;
  return { ...world, ...steps, id, step, status };
}

describe('a job', () => {
  test.each([0, 1])('that is cancelled after %d steps does nothing more', async (steps) => {
    const job = await aJob();
    for (let n = 0; n < steps; n++) await job.step();
    expect(jobIn(await job.move(job.id, 'cancel'))).toMatchObject({
      status: 'cancelled',
      endedAt: expect.any(String),
    });
    await job.drain(job);
    expect(await job.status()).toBe('cancelled');
    expect(await job.recorded()).toEqual({ transactions: 0, processed: 0 });
    for (const move of ['cancel', 'pause', 'resume'] as const) {
      const answer = await job.move(job.id, move);
      expect(problemOf(answer)).toBe('409 transition_not_allowed');
      expect(answer.body).toMatchObject({ detail: 'The job is cancelled.' });
    }
  });

  test.each([0, 1])('that is paused after %d steps stands still until it is resumed', async (steps) => {
    const job = await aJob();
    for (let n = 0; n < steps; n++) await job.step();
    expect(jobIn(await job.move(job.id, 'pause')).status).toBe('paused');
    expect(problemOf(await job.move(job.id, 'pause'))).toBe('409 transition_not_allowed');
    await job.drain(job);
    expect(await job.recorded()).toEqual({ transactions: 0, processed: 0 });
    expect(jobIn(await job.move(job.id, 'resume')).status).toBe('running');
    await job.drain(job);
    expect(await job.get(job.id)).toMatchObject({ status: 'done', done: 3, total: 3 });
    expect(await job.recorded()).toEqual({ transactions: 3, processed: 3 });
  });

  test.each(['cancel', 'pause'] as const)(
    'a step that is under way is not written after a %s',
    async (move) => {
      const job = await aJob();
      await job.step();
      const [next] = job.queue.splice(0);
      if (next === undefined) throw new Error('There is no step.');
      const real = replayOn(t.table);
      const { receive, logged } = jobsFunction(t.table, {
        sendJob: job.sendJob,
        replay: async (...asked) => {
          const replayed = await real(...asked);
          if (asked[1].endsWith('-1') || asked[1].endsWith('_1')) await job.move(job.id, move);
          return replayed;
        },
      });
      expect(await receive(next.message)).toBe(true);
      expect(logged.at(-1)).toMatchObject(['job', { did: 'overtaken' }]);
      expect(await job.get(job.id)).toMatchObject({
        status: move === 'cancel' ? 'cancelled' : 'paused',
        done: 0,
      });
      expect(job.queue).toEqual([]);
      if (move === 'cancel') return;
      await job.move(job.id, 'resume');
      await job.drain(job);
      expect(await job.get(job.id)).toMatchObject({
        status: 'done',
        done: 3,
        result: { count: 3, replayed: 3 },
      });
    },
  );

  test('of another account is not there', async () => {
    const [job, other] = [await aJob(), await accountToReplay(t.table, 0)];
    for (const path of ['cancel', 'pause', 'resume']) {
      expect(problemOf(await other.call('POST', `/v1/jobs/${job.id}/${path}`))).toBe('404 not_found');
    }
    expect(problemOf(await other.call('GET', `/v1/jobs/${job.id}`))).toBe('404 not_found');
    expect((await other.call('GET', '/v1/jobs')).body).toEqual({ items: [], nextCursor: null });
    expect(await job.status()).toBe('queued');
    // Nor does a message of that account reach it.
    const [own] = job.queue;
    const { receive } = jobsFunction(t.table, { sendJob: other.sendJob });
    const message = { v: 1, account: accountSchema.parse(other.account), jobId: job.id, version: 1 } as const;
    expect(await receive(message, 1, 60_000)).toBe(true);
    expect([await job.status(), own?.message.version]).toEqual(['queued', 1]);
  });

  test('is read by viewers, and moved by admins alone', async () => {
    const job = await aJob();
    const viewer = { role: 'viewer' };
    expect(await job.call('GET', `/v1/jobs/${job.id}`, undefined, viewer)).toMatchObject({ status: 200 });
    expect(await job.call('GET', '/v1/jobs', undefined, viewer)).toMatchObject({
      status: 200,
      body: { items: [{ id: job.id }] },
    });
    for (const path of ['cancel', 'pause', 'resume']) {
      expect(problemOf(await job.call('POST', `/v1/jobs/${job.id}/${path}`, undefined, viewer))).toBe(
        '403 role_too_low',
      );
    }
    for (const id of ['job_1', 'cus_01ARZ3NDEKTSV4RRFFQ69G5FAV', 'x'.repeat(500)]) {
      expect(problemOf(await job.call('GET', `/v1/jobs/${id}`))).toBe('404 not_found');
    }
  });

  test('that is paused under an Idempotency-Key is answered so again, whatever became of it', async () => {
    const job = await aJob();
    const headers = { 'idempotency-key': 'pause-1' };
    const pause = () => job.call('POST', `/v1/jobs/${job.id}/pause`, undefined, { headers });
    const first = await pause();
    await job.move(job.id, 'resume');
    expect((await pause()).body).toEqual(first.body);
    expect(await job.status()).toBe('running');
  });

  test('goes on in the next step where its time is nearly over', async () => {
    const job = await aJob();
    await job.step();
    const slow = jobsFunction(t.table, { sendJob: job.sendJob, remainingMs: () => 4_000 });
    const done: number[] = [];
    for (let next = job.queue.shift(); next !== undefined; next = job.queue.shift()) {
      await slow.receive(next.message);
      done.push((await job.get(job.id)).done);
    }
    expect(done).toEqual([1, 2, 3]);
    expect(await job.get(job.id)).toMatchObject({ status: 'done', result: { count: 3, replayed: 3 } });
  });

  test('keeps what it did before an item that has to wait, and goes back at that one', async () => {
    const job = await aJob();
    await job.step();
    const real = replayOn(t.table);
    let isDown = true;
    const { receive, logged, measured } = jobsFunction(t.table, {
      sendJob: job.sendJob,
      replay: (...asked) =>
        asked[1].endsWith('_1') && isDown ? Promise.reject(new Unavailable('down')) : real(...asked),
    });
    const first = job.queue.shift();
    expect(first && (await receive(first.message))).toBe(true);
    expect((await job.get(job.id)).done).toBe(1);
    const second = job.queue.shift();
    expect(second && (await receive(second.message))).toBe(false);
    expect(logged.at(-1)).toMatchObject([
      'message goes back to the queue',
      { cause: 'unavailable', jobId: job.id },
    ]);
    expect(measured).toContainEqual(['MessagePutBack', 1, { cause: 'unavailable' }]);
    isDown = false;
    expect(second && (await receive(second.message, 2))).toBe(true);
    expect(await job.get(job.id)).toMatchObject({ status: 'done', done: 3 });
  });

  test('leaves an item that can never be done, tells of it, and does the others', async () => {
    const job = await aJob();
    await job.step();
    const real = replayOn(t.table);
    const { receive, logged } = jobsFunction(t.table, {
      sendJob: job.sendJob,
      replay: (...asked) =>
        asked[1].endsWith('_1') ? Promise.reject(new TypeError('a bug')) : real(...asked),
    });
    const next = job.queue.shift();
    expect(next && (await receive(next.message))).toBe(true);
    expect(logged).toContainEqual([
      'an item of a job cannot be done',
      expect.objectContaining({ jobId: job.id }),
    ]);
    expect(await job.get(job.id)).toMatchObject({
      status: 'done',
      done: 3,
      result: { count: 3, replayed: 2, outcomes: { processed: 2, ignored: 1 } },
    });
  });

  test('is given up at the last receive of its message, and says so', async () => {
    const job = await aJob();
    await job.step();
    const down = () => Promise.reject(new Unavailable('down'));
    const { receive, measured } = jobsFunction(t.table, {
      sendJob: job.sendJob,
      replay: down,
      maxReceives: 3,
    });
    const next = job.queue.shift();
    for (const receives of [1, 2]) expect(next && (await receive(next.message, receives))).toBe(false);
    expect(await job.status()).toBe('running');
    expect(next && (await receive(next.message, 3))).toBe(false);
    expect(await job.get(job.id)).toMatchObject({ status: 'failed', endedAt: expect.any(String) });
    expect(measured).toContainEqual(['JobEnded', 1, { outcome: 'failed' }]);
    // Its letter is redriven: nothing happens.
    expect(next && (await receive(next.message))).toBe(true);
    expect(await job.recorded()).toEqual({ transactions: 0, processed: 0 });
  });

  test('that has ended is kept for 90 days', async () => {
    const job = await aJob(0);
    await job.drain(job);
    const key = keysOf(accountSchema.parse(job.account)).record('job', job.id);
    const item = await getItem(t.table, key);
    const days = (Number(item?.['expiresAt']) - Date.now() / 1_000) / 86_400;
    expect(days).toBeGreaterThan(89.9);
    expect(days).toBeLessThan(90.1);
  });
});

describe('what another release sent or wrote', () => {
  test.each([
    [
      'a message of another version',
      JSON.stringify({ v: 2, account: 'acme', jobId: 'job_01ARZ3NDEKTSV4RRFFQ69G5FAV', version: 1 }),
    ],
    ['what is no JSON', 'job'],
    [
      'what names no job',
      JSON.stringify({ v: 1, account: 'acme', jobId: 'cus_01ARZ3NDEKTSV4RRFFQ69G5FAV', version: 1 }),
    ],
  ])('%s goes back, and is counted', async (_, body) => {
    const { receive, measured } = jobsFunction(t.table, { sendJob: () => Promise.resolve(), maxReceives: 2 });
    for (const receives of [1, 2]) expect(await receive(body, receives, 60_000)).toBe(false);
    expect(measured).toContainEqual(['MessageUnreadable', 1, {}]);
    expect(measured).toContainEqual(['MessagePutBack', 2, { cause: 'unreadable' }]);
  });

  test('a message as this release sends it is read by every later one', async () => {
    const job = await aJob(0);
    expect(JSON.parse(JSON.stringify(job.queue[0]?.message))).toEqual({
      v: 1,
      account: job.account,
      jobId: job.id,
      version: 1,
    });
  });

  test.each([{ kind: 'rate_anew' }, { status: 'resting' }])(
    'a job of %j goes back, is shown, and is left as it is',
    async (later) => {
      const job = await aJob(0);
      const [next] = job.queue.splice(0);
      const key = keysOf(accountSchema.parse(job.account)).record('job', job.id);
      const Item = { ...(await getItem(t.table, key)), ...later };
      await t.table.client.send(new PutCommand({ TableName: t.table.name, Item }));
      const { receive } = jobsFunction(t.table, { sendJob: job.sendJob, maxReceives: 1 });
      const isDone = next && (await receive(next.message));
      expect(isDone).toBe('status' in later); // of a status that it does not know, it does nothing
      expect(await getItem(t.table, key)).toEqual(Item);
      expect(await job.get(job.id)).toMatchObject(later);
    },
  );
});
