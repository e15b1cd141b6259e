import { afterAll, beforeAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { testTable, type TestTable } from '../../support/table.ts';
import { settingsApi } from '../settings/settings-api.ts';
import { interleaving, type Actor } from '../worker/interleave.ts';
import { accountToReplay, jobsFunction } from './jobs-world.ts';

let t: TestTable;
let turns: ReturnType<typeof interleaving>;
beforeAll(async () => {
  t = await testTable();
  turns = interleaving(t);
});
afterAll(async () => {
  turns.stop();
  await t.stop();
});

type World = Awaited<ReturnType<typeof accountToReplay>>;
type Move = 'pause' | 'resume' | 'cancel';

/** A function that takes whatever is queued, one message after the other; `again` leaves each for another, as if it had died. */
const worker =
  (world: World, rounds: number, again: boolean): Actor =>
  async (table) => {
    const { receive } = jobsFunction(table, { sendJob: world.sendJob });
    for (let round = 0; round < rounds; round++) {
      const next = again ? world.queue[0] : world.queue.shift();
      if (next === undefined) continue;
      const isDone = await receive(next.message);
      if (!isDone && !again) world.queue.push({ ...next, receives: next.receives + 1 });
    }
  };

/** An admin, at another instance of the API, who remembers what was answered to be done. */
const admin =
  (world: World, id: string, moves: readonly Move[], moved: Move[]): Actor =>
  async (table) => {
    const api = settingsApi(table, 90, undefined, world.sendJob);
    for (const move of moves) {
      const { status } = await api.call('POST', `/v1/jobs/${id}/${move}`, { account: world.account });
      expect([200, 409]).toContain(status);
      if (status === 200) moved.push(move);
    }
  };

test('whoever does what at the same time, each event is done once, and counted once', async () => {
  const moves = fc.array(fc.constantFrom<Move>('pause', 'resume'), { maxLength: 3 });
  await fc.assert(
    fc.asyncProperty(
      moves,
      fc.boolean(),
      fc.array(fc.nat(), { minLength: 30 }),
      async (asked, cancels, order) => {
        const world = await accountToReplay(t.table, 3);
        const { id } = await world.start();
        const moved: Move[] = [];
        let at = 0;
        const choose = () => order[at++ % order.length] ?? 0;
        const actors = [
          worker(world, 4, false),
          worker(world, 2, true), // copies of what the first one has in hand
          worker(world, 3, false),
          admin(world, id, cancels ? [...asked, 'cancel'] : asked, moved),
        ];
        await turns.run(actors, choose);
        // What was answered to be paused stands still.
        if (moved.at(-1) === 'pause') expect((await world.get(id)).status).toBe('paused');
        const steps = jobsFunction(t.table, { sendJob: world.sendJob });
        await world.drain(steps);
        if ((await world.get(id)).status === 'paused') await world.move(id, 'resume');
        await world.drain(steps);
        const { status, done, total, result } = await world.get(id);
        const recorded = await world.recorded();
        expect(status).toBe(moved.includes('cancel') ? 'cancelled' : 'done');
        if (status === 'done') {
          expect({ done, total, result, recorded }).toEqual({
            done: 3,
            total: 3,
            result: { count: 3, replayed: 3, outcomes: { processed: 3 } },
            recorded: { transactions: 3, processed: 3 },
          });
        } else {
          expect([0, 3]).toContain(done);
          expect(recorded.transactions).toBe(recorded.processed);
          expect(recorded.transactions).toBeGreaterThanOrEqual(done);
        }
        // Nothing goes on for ever.
        expect(world.queue).toEqual([]);
      },
    ),
    { numRuns: 40 },
  );
});
