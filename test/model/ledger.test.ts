import { afterAll, beforeAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { anyCommand } from './commands/any-command.ts';
import { compare } from './compare/compare.ts';
import { startModel } from './model/start-model.ts';
import { setup } from './setup.ts';
import { startHost, type Host } from './system/start-host.ts';
import { startSystem } from './system/start-system.ts';

/** A failure tells its seed and path. The seed and the first number of the path bring that run back, and make it small again. */
const { MODEL_RUNS = '500', MODEL_SEED, MODEL_PATH } = process.env;
const runs = Number(MODEL_RUNS);
const seed = MODEL_SEED === undefined ? Date.now() % 2 ** 31 : Number(MODEL_SEED);
const commands = fc.commands([anyCommand], { maxCommands: 30, size: 'max' });

/** Accounts after which the engine, which forgets nothing, gives way to a new one. */
const accountsAtOnce = 1_000;

let host: Host;
beforeAll(async () => {
  host = await startHost();
});
afterAll(() => host.stop());

test(
  `whatever happens, the ledger is what the rules make of it (${runs.toLocaleString('en')} runs)`,
  async () => {
    const outcomes = new Map<string, number>();
    let accounts = 0;
    const property = fc.asyncProperty(setup, commands, async (setup, commands) => {
      if (++accounts % accountsAtOnce === 0) {
        await host.stop();
        host = await startHost();
      }
      const model = startModel(setup);
      const system = await startSystem(host, setup);
      await fc.asyncModelRun(() => ({ model, real: system }), commands);
      await compare(model, system);
      for (const outcome of model.outcomes.values()) outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
    });
    await fc.assert(property, { numRuns: runs, seed, ...(MODEL_PATH !== undefined && { path: MODEL_PATH }) });
    const ended = JSON.stringify(Object.fromEntries(outcomes));
    process.stdout.write(
      `model of the ledger: ${runs} runs with seed ${seed}, events by outcome: ${ended}\n`,
    );
    if (runs >= 100)
      expect([...outcomes.keys()].sort()).toEqual(['ignored', 'processed', 'unmatched', 'waiting']);
  },
  60_000 + runs * 1_000,
);
