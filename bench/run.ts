import { measureBundles } from './bundles.ts';
import { measureEvents } from './events.ts';

function print(
  title: string,
  head: readonly string[],
  rows: readonly (readonly (string | number)[])[],
): void {
  console.log(`\n## ${title}\n`);
  for (const row of [head, head.map(() => '---'), ...rows]) console.log(`| ${row.join(' | ')} |`);
}

print(
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
print(
  'What a function loads',
  ['bundle', 'kB minified', 'load, ms (median of 15)'],
  (await measureBundles()).map(({ name, kilobytes, loadMs }) => [
    name,
    kilobytes.toFixed(0),
    loadMs.toFixed(1),
  ]),
);
