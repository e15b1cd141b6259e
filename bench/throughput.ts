import { availableParallelism, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { printTable } from './support/print-table.ts';
import { checkOut } from './support/checkout.ts';
import { measureBuild, type Load, type Measured } from './throughput/measure-build.ts';

const { values } = parseArgs({
  options: {
    against: { type: 'string', default: 'db7e904' },
    /** A node_modules that fits the other commit; without it `npm ci` is run there. */
    modules: { type: 'string' },
    events: { type: 'string', default: '3000' },
    connections: { type: 'string', default: '10' },
    rounds: { type: 'string', default: '3' },
  },
});
// What is logged is a part of what an event costs.
process.env['LOG_LEVEL'] = 'INFO';
const load: Load = { events: Number(values.events), connections: Number(values.connections) };
const own = new URL('..', import.meta.url).pathname;

const median = (figures: readonly number[]): number =>
  figures.toSorted((a, b) => a - b)[Math.floor(figures.length / 2)] ?? NaN;

type Figure = [name: string, of: (measured: Measured) => number];
const figures: Figure[] = [
  ['webhook handler, CPU ms/event', ({ webhook }) => webhook],
  ['worker, CPU ms/event', ({ worker }) => worker],
  ['server and queue, CPU ms/event', ({ stack }) => stack],
  ['engine, CPU ms/event', ({ engine }) => engine],
  ['whole local stack, CPU ms/event', ({ stack, worker, engine }) => stack + worker + engine],
  ['accepted/s', ({ acceptedPerSecond }) => acceptedPerSecond],
  ['committed/s', ({ committedPerSecond }) => committedPerSecond],
];

const other = checkOut(values.against, values.modules);
try {
  const [here, there]: [Measured[], Measured[]] = [[], []];
  for (let round = 0; round < Number(values.rounds); round++) {
    there.push(await measureBuild(other.folder, load));
    here.push(await measureBuild(own, load));
  }
  const rows = figures.map(([name, of]) => {
    const [before, now] = [median(there.map(of)), median(here.map(of))];
    return [name, before.toFixed(2), now.toFixed(2), `${(now / before).toFixed(2)} ×`];
  });
  const { events, connections } = load;
  printTable(
    `${events} repeat payments, closed loop, ${connections} connections, median of ${values.rounds} rounds in turn, on ${availableParallelism()} cores (load ${loadavg()[1]?.toFixed(1)})`,
    ['', values.against, 'this build', ''],
    rows,
  );
} finally {
  other.remove();
}
