import { Worker } from 'node:worker_threads';
import { noCounts, type FaultCounts } from './faults.ts';
import type { Result, WorldsOptions } from './run-worlds.ts';

const added = (one: FaultCounts, other: FaultCounts): FaultCounts => {
  const sum = noCounts();
  for (const kind of Object.keys(sum) as (keyof FaultCounts)[]) sum[kind] = one[kind] + other[kind];
  return sum;
};

function runThread(options: WorldsOptions): Promise<Result> {
  const thread = new Worker(new URL('thread.ts', import.meta.url), { workerData: options });
  return new Promise((resolve, reject) => {
    thread.once('message', resolve);
    thread.once('error', reject);
  });
}

/** The same worlds, shared by threads. */
export async function runThreads(
  threads: number,
  { seed, deliveries, maxFailures }: Pick<WorldsOptions, 'seed' | 'deliveries' | 'maxFailures'>,
): Promise<Result> {
  const results = await Promise.all(
    Array.from({ length: threads }, (_, first) =>
      runThread({ seed, deliveries: Math.ceil(deliveries / threads), first, step: threads, maxFailures }),
    ),
  );
  return results.reduce((one, other) => ({
    worlds: one.worlds + other.worlds,
    deliveries: one.deliveries + other.deliveries,
    highestReceives: Math.max(one.highestReceives, other.highestReceives),
    faults: added(one.faults, other.faults),
    failures: [...one.failures, ...other.failures],
  }));
}
