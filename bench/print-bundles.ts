import { bundleBudgets } from './budgets.ts';
import type { Bundle } from './bundles.ts';
import { printTable } from './support/print-table.ts';

/** Prints what the functions load. @returns a line for each that is over its budget, or has none */
export function printBundles(bundles: readonly Bundle[]): string[] {
  printTable(
    'What a function loads',
    ['bundle', 'kB minified', 'load, ms of CPU (median)', 'beside the bare client'],
    bundles.map(({ name, kilobytes, loadMs, besideBare }) => [
      name,
      kilobytes.toFixed(0),
      loadMs.toFixed(1),
      besideBare.toFixed(2),
    ]),
  );
  return Object.entries(bundleBudgets).flatMap(([name, budget]) => {
    const bundle = bundles.find((one) => one.name === name);
    if (bundle === undefined) return [`${name}: has a budget, and was not measured`];
    return [
      ...(bundle.kilobytes > budget.kilobytes
        ? [
            `${name}: ${bundle.kilobytes.toFixed(0)} kB, and its budget is ${budget.kilobytes} (bench/budgets.ts)`,
          ]
        : []),
      ...(bundle.besideBare > budget.besideBare
        ? [
            `${name}: loads in ${bundle.besideBare.toFixed(2)} times the bare client's time, and its budget is ` +
              `${budget.besideBare} (bench/budgets.ts)`,
          ]
        : []),
    ];
  });
}
