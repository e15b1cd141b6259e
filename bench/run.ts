import { measureBundles } from './bundles.ts';
import { measureEvents } from './events.ts';
import { printTable } from './support/print-table.ts';

printTable(
  'What an event costs',
  ['event', 'table requests', 'read units', 'write units', 'queue requests', 'bytes queued', 'operations'],
  (await measureEvents()).map((cost) => [
    cost.event,
    cost.requests,
    cost.readUnits,
    cost.writeUnits,
    cost.queueRequests,
    cost.queuedBytes,
    cost.operations,
  ]),
);
printTable(
  'What a function loads',
  ['bundle', 'kB minified', 'load, ms (median of 15)'],
  (await measureBundles()).map(({ name, kilobytes, loadMs }) => [
    name,
    kilobytes.toFixed(0),
    loadMs.toFixed(1),
  ]),
);
