import { parseArguments, usage, type Simulation } from './arguments.ts';
import { runBugs } from './bugs/run-bugs.ts';
import { noCounts } from './faults.ts';
import * as parts from './parts.ts';
import { report } from './report.ts';
import { runThreads } from './run-threads.ts';
import { runWorld } from './run-world.ts';

const maxFailures = 3;

/** @returns whether nothing happened that must never happen */
async function simulate(simulation: Simulation): Promise<boolean> {
  const { kind, seed } = simulation;
  if (kind === 'world') {
    const { trace, hash, violations } = await runWorld(seed, parts, noCounts(), true);
    console.log([...trace, `trace ${hash}`, 'violations:', ...violations].join('\n'));
    return violations.length === 0;
  }
  const { deliveries } = simulation;
  if (kind === 'bugs') return runBugs(seed, deliveries);
  const startedAt = performance.now();
  const result = await runThreads(simulation.threads, { seed, deliveries, maxFailures });
  console.log(report(result, seed, (performance.now() - startedAt) / 1_000));
  return result.failures.length === 0;
}

let simulation: Simulation | undefined;
try {
  simulation = parseArguments(process.argv.slice(2));
} catch (error) {
  console.error(`${String(error)}\n${usage}`);
  process.exitCode = 2;
}
if (simulation && !(await simulate(simulation))) process.exitCode = 1;
