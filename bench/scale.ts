import { parseArgs } from 'node:util';
import { budgets } from './budgets.ts';
import { onMeasuredStack } from './on-measured-stack.ts';
import { measureAtScale, type ScaledCost } from './scale/measure-at-scale.ts';
import { overAtScale } from './scale/over-at-scale.ts';
import { printTable } from './support/print-table.ts';

const { values } = parseArgs({
  options: {
    items: { type: 'string', default: '1000,1000000' },
    leads: { type: 'string', default: '1000' },
  },
});

/** What payments cost in a small table and in a large one: it has to be the same. */
const costs = await onMeasuredStack(async (stack) => {
  const all: ScaledCost[] = [];
  for (const items of values.items.split(',').map(Number)) {
    all.push(...(await measureAtScale(stack, { items, leads: Number(values.leads) })));
  }
  return all;
});
printTable(
  'What an event costs, by the size of the table and the leads of the email',
  ['items', 'leads', 'event', 'table requests', 'read units', 'write units'],
  costs.map((cost) => [cost.items, cost.leads, cost.event, cost.requests, cost.readUnits, cost.writeUnits]),
);
for (const line of overAtScale(costs, budgets)) {
  console.error(line);
  process.exitCode = 1;
}
