import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { noCounts } from '../../simulation/faults.ts';
import * as parts from '../../simulation/parts.ts';
import { worldSeed } from '../../simulation/random.ts';
import { runWorld } from '../../simulation/run-world.ts';
import { runWorlds } from '../../simulation/run-worlds.ts';

// Faults are thrown by the thousand, and nobody reads where.
const { stackTraceLimit } = Error;
beforeAll(() => {
  Error.stackTraceLimit = 0;
});
afterAll(() => {
  Error.stackTraceLimit = stackTraceLimit;
});

test('of thousands of deliveries, through every kind of fault, none is lost and none doubled', async () => {
  const options = { seed: 3, deliveries: 4_000, first: 0, step: 1, maxFailures: 1 };
  const { deliveries, faults, failures } = await runWorlds(options, parts);
  expect(failures).toEqual([]);
  expect(deliveries).toBeGreaterThanOrEqual(4_000);
  expect(Object.entries(faults).filter(([, count]) => count === 0)).toEqual([]);
}, 120_000);

test('the same seed gives the same run, step by step', async () => {
  const seeds = Array.from({ length: 20 }, (_, n) => worldSeed(7, n));
  const hashes = async () => {
    const found: string[] = [];
    for (const seed of seeds) found.push((await runWorld(seed, parts, noCounts())).hash);
    return found;
  };
  const first = await hashes();
  expect(await hashes()).toEqual(first);
  expect(new Set(first).size).toBe(seeds.length);
});

test('reading along changes nothing', async () => {
  const seed = worldSeed(7, 3);
  const [read, unread] = [
    await runWorld(seed, parts, noCounts(), true),
    await runWorld(seed, parts, noCounts()),
  ];
  expect(read.trace.length).toBeGreaterThan(0);
  expect(unread.trace).toEqual([]);
  expect(read.deliveries).toBe(unread.deliveries);
});
