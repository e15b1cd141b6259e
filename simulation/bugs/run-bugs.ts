import { runWorlds } from '../run-worlds.ts';
import { plant } from './plant.ts';
import { plantedBugs } from './planted-bugs.ts';

/**
 * Plants one bug after the other, and simulates until it is caught.
 * @param deliveries after which a bug counts as not caught
 * @returns whether all of them were
 */
export async function runBugs(seed: number, deliveries: number): Promise<boolean> {
  Error.stackTraceLimit = 0;
  let areAllCaught = true;
  console.log(`| planted bug | caught within | by |\n| --- | ---: | --- |`);
  for (const bug of plantedBugs) {
    const options = { seed, deliveries, first: 0, step: 1, maxFailures: 1 };
    const result = await runWorlds(options, await plant(bug));
    const [failure] = result.failures;
    areAllCaught &&= failure !== undefined;
    const within = failure ? `${result.deliveries.toLocaleString('en-US')} deliveries` : 'NOT CAUGHT';
    console.log(
      `| ${bug.name} | ${within} | ${failure?.violations[0] ?? `${result.deliveries} deliveries`} |`,
    );
  }
  return areAllCaught;
}
