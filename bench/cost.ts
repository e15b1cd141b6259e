import { assumptions } from './cost/assumptions.ts';
import { deployed } from './cost/deployed.ts';
import { dollarsOfMix } from './cost/dollars-of-mix.ts';
import { dollarsPerMillion, type Dollars } from './cost/dollars-per-million.ts';
import { dollarsPerMonth } from './cost/dollars-per-month.ts';
import { measureMix } from './cost/measure-mix.ts';
import { metricSeries } from './cost/metric-series.ts';
import { prices } from './cost/prices.ts';
import { unitsOf } from './cost/units-of.ts';
import { measureEvents } from './events.ts';
import { onMeasuredStack } from './on-measured-stack.ts';
import { percentiles } from './support/percentiles.ts';
import { printTable } from './support/print-table.ts';

const { memoryMegabytes, traced, alarms, dashboards } = deployed();
const { events, alone, inTens } = await onMeasuredStack(async (stack) => ({
  events: await measureEvents(stack),
  alone: await measureMix(stack, 1),
  inTens: await measureMix(stack, 10),
}));
const median = (name: 'webhook' | 'worker'): number =>
  percentiles(
    events.map((event) => event[name]).flatMap((ran) => (ran.invocations === 0 ? [] : [ran.milliseconds])),
  ).p50;
const handlerMs = { webhook: median('webhook'), worker: median('worker') };
const series = metricSeries(events.flatMap(({ webhook, worker }) => [...webhook.lines, ...worker.lines]));
const month = dollarsPerMonth(
  { alarms, dashboards, customMetrics: series.size + assumptions.routeMetrics },
  assumptions,
  prices,
);
const rows = events.map((event) => {
  const units = unitsOf(event, { memoryMegabytes, traced, handlerMs }, assumptions);
  return { event: event.event, units, dollars: dollarsPerMillion(units, prices) };
});

console.log(
  `List prices of ${prices.region}, ${prices.date}. Functions of ${memoryMegabytes} MB (arm64), whose handlers took here, of CPU time ` +
    `in the median, ${handlerMs.webhook.toFixed(1)} ms (webhook) and ${handlerMs.worker.toFixed(1)} ms (worker).`,
);
const parts = ['API Gateway', 'Lambda', 'SQS', 'DynamoDB', 'logs', 'traces', 'total'];
const cells = ({ api, lambda, queue, table, logs, traces, total }: Dollars): string[] =>
  [api, lambda, queue, table, logs, traces, total].map((dollars) => dollars.toFixed(2));

const ofMix = (costs: typeof alone, size: number): Dollars =>
  dollarsOfMix(costs, size, { memoryMegabytes, traced }, assumptions, prices);
const mixes = { 'in batches of one': ofMix(alone, 1), 'in batches of ten': ofMix(inTens, 10) };
printTable(
  'Dollars per million events of the mix, with cold caches',
  ['the mix', ...parts],
  Object.entries(mixes).map(([name, dollars]) => [name, ...cells(dollars)]),
);
printTable(
  'Dollars for a month with so many events of the mix',
  ['events', 'in batches of one', 'in batches of ten'],
  [10_000, 1_000_000].map((count) => [
    String(count),
    ...Object.values(mixes).map(({ total }) =>
      (month.idle + month.customMetrics + (total * count) / 1e6).toFixed(2),
    ),
  ]),
);
printTable(
  'Dollars per million events',
  ['event', ...parts],
  rows.map(({ event, dollars }) => [event, ...cells(dollars)]),
);
printTable(
  'Units of one event',
  ['event', 'invocations', 'GB-s', 'queue requests', 'read units', 'write units', 'log bytes'],
  rows.map(({ event, units }) => [
    event,
    units.invocations,
    units.gigabyteSeconds.toFixed(4),
    units.queueRequests,
    units.readUnits,
    units.writeUnits,
    units.logBytes,
  ]),
);
printTable(
  'Dollars per month',
  ['part', 'dollars'],
  [
    [`alarms (${alarms})`, month.alarms.toFixed(2)],
    [`dashboards (${dashboards})`, month.dashboards.toFixed(2)],
    ['asking the empty queue', month.polls.toFixed(2)],
    ['idle, together', month.idle.toFixed(2)],
    [
      `on top while events come: custom metrics (${series.size}, and ${assumptions.routeMetrics} of the webhook's route)`,
      month.customMetrics.toFixed(2),
    ],
    ['each GB in the table and its indexes', prices.gigabyteMonth.table.toFixed(2)],
    ['each GB of that for restoring it (PITR)', prices.gigabyteMonth.backup.toFixed(2)],
    ['each GB of logs', prices.gigabyteMonth.logs.toFixed(2)],
  ],
);
