import { noCounts, type FaultCounts } from './faults.ts';
import type { Parts } from './parts-of.ts';
import { worldSeed } from './random.ts';
import { runWorld } from './run-world.ts';

/** A world in which something happened that must never happen. */
export interface Failure {
  readonly world: number;
  readonly violations: readonly string[];
}

export interface Result {
  readonly worlds: number;
  readonly deliveries: number;
  /** Of one message until it was done. */
  readonly highestReceives: number;
  readonly faults: FaultCounts;
  readonly failures: readonly Failure[];
}

export interface WorldsOptions {
  readonly seed: number;
  /** Worlds are run until there were so many. */
  readonly deliveries: number;
  /** Of all worlds, every `step`-th from `first` on: so threads share them. */
  readonly first: number;
  readonly step: number;
  /** Worlds that fail before it stops. */
  readonly maxFailures: number;
}

/** One world after the other. */
export async function runWorlds(options: WorldsOptions, parts: Parts): Promise<Result> {
  const { seed, first, step, maxFailures } = options;
  const faults = noCounts();
  const failures: Failure[] = [];
  let [worlds, deliveries, highestReceives] = [0, 0, 0];
  while (deliveries < options.deliveries && failures.length < maxFailures) {
    const world = worldSeed(seed, first + worlds * step);
    const result = await runWorld(world, parts, faults);
    worlds++;
    deliveries += result.deliveries;
    highestReceives = Math.max(highestReceives, result.highestReceives);
    if (result.violations.length > 0) failures.push({ world, violations: result.violations });
  }
  return { worlds, deliveries, highestReceives, faults, failures };
}
