import { budgets } from './budgets.ts';
import { measureBundles } from './bundles.ts';
import { measureEvents } from './events.ts';
import { onMeasuredStack } from './on-measured-stack.ts';
import { overBudget } from './over-budget.ts';
import { printBundles } from './print-bundles.ts';
import { measureAtScale } from './scale/measure-at-scale.ts';
import { overAtScale } from './scale/over-at-scale.ts';
import { printTable } from './support/print-table.ts';

/** Enough to see whether it matters; `npm run bench:scale` looks at a million. */
const size = { items: 1_000, leads: 30 };

const { events, scaled } = await onMeasuredStack(async (stack) => ({
  events: await measureEvents(stack),
  scaled: await measureAtScale(stack, size),
}));
printTable(
  'What an event costs',
  ['event', 'table requests', 'read units', 'write units', 'queue requests', 'bytes queued', 'operations'],
  events.map((cost) => [
    cost.event,
    cost.requests,
    cost.readUnits,
    cost.writeUnits,
    cost.queueRequests,
    cost.queuedBytes,
    cost.operations,
  ]),
);
const heavy = printBundles(await measureBundles());

const over = events.flatMap((cost) => overBudget(cost.event, cost, budgets[cost.event]));
const measured = new Set<string>(events.map(({ event }) => event));
const unmeasured = Object.keys(budgets).filter((event) => !measured.has(event));
for (const line of [
  ...over,
  ...overAtScale(scaled, budgets),
  ...unmeasured.map((event) => `${event}: has a budget, and was not measured`),
  ...heavy,
]) {
  console.error(line);
  process.exitCode = 1;
}
if (process.exitCode === undefined) console.log('\nEvery event and every bundle is within its budget.');
