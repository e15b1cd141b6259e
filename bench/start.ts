import { measureBundles } from './bundles.ts';
import { printBundles } from './print-bundles.ts';

const [, , runs = '15'] = process.argv;
for (const line of printBundles(await measureBundles(Number(runs)))) {
  console.error(line);
  process.exitCode = 1;
}
