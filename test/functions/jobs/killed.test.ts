import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { testTable, type TestTable } from '../../support/table.ts';
import { accountToReplay, jobsFunction } from './jobs-world.ts';
import { mortal } from './mortal.ts';

let t: TestTable;
beforeAll(async () => {
  t = await testTable();
});
afterAll(() => t.stop());

/** Does the job of an account with two payments, whose process dies at one of its requests. @returns how many there were */
async function dieAt(dies: { readonly at: number; readonly isDone: boolean }): Promise<number> {
  const world = await accountToReplay(t.table, 2);
  const { id } = await world.start();
  const process = mortal(t.table, world.sendJob, dies);
  // What a dead one leaves behind is given up soon.
  const dying = jobsFunction(process.table, { sendJob: process.sendJob, remainingMs: () => 6_000 });
  let died = false;
  for (
    let next = world.queue.shift();
    next !== undefined && !died;
    next = died ? undefined : world.queue.shift()
  ) {
    died = (await Promise.race([dying.receive(next.message), process.dead])) === 'dead';
    // What it had in hand comes again.
    if (died) world.queue.push({ ...next, receives: next.receives + 1 });
  }
  await world.drain(jobsFunction(t.table, { sendJob: world.sendJob }));
  const result = { count: 2, replayed: 2, outcomes: { processed: 2 } };
  expect({ dies, job: await world.get(id) }).toMatchObject({
    job: { status: 'done', done: 2, total: 2, result },
  });
  expect(await world.recorded()).toEqual({ transactions: 2, processed: 2 });
  return died ? Infinity : process.requests();
}

test.each([
  ['before it is sent', false],
  ['once it is done, and nobody knows', true],
])(
  'a process that dies at any of its requests, %s: each event is done once, and counted once',
  async (_, isDone) => {
    // All that it asks for where nothing happens.
    let all = await dieAt({ at: Infinity, isDone });
    expect(all).toBeGreaterThan(20);
    for (let at = 0; at < all; at++) {
      const requests = await dieAt({ at, isDone });
      if (requests !== Infinity) all = Math.min(all, at); // one request less than before: nothing was left to die at
    }
  },
);

test('what starts a job dies between its message and its write: there is no job, and its message ends', async () => {
  const world = await accountToReplay(t.table, 1);
  await world.start();
  const [first] = world.queue.splice(0);
  if (first === undefined) throw new Error('Nothing was sent.');
  // As it would be, had the write not come.
  const message = { ...first.message, jobId: `${first.message.jobId.slice(0, -4)}0000` };
  const { receive, logged } = jobsFunction(t.table, { sendJob: world.sendJob });
  expect(await receive(message)).toBe(false);
  expect(logged.at(-1)).toMatchObject(['message goes back to the queue', { cause: 'race_lost' }]);
  expect(await receive(message, 5, 31_000)).toBe(true);
  expect(logged.at(-1)).toMatchObject(['job', { did: 'nothing' }]);
  expect(world.queue).toEqual([]);
});
