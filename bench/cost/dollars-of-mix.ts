import type { Cost } from '../events.ts';
import { percentiles } from '../support/percentiles.ts';
import type { Assumptions } from './assumptions.ts';
import { dollarsPerMillion, type Dollars } from './dollars-per-million.ts';
import { mixed, type MixedEvent } from './mix.ts';
import type { Prices } from './prices.ts';
import { unitsOf, type Deployed } from './units-of.ts';

const median = (costs: readonly Cost<MixedEvent>[], name: 'webhook' | 'worker'): number =>
  percentiles(costs.map(({ [name]: { milliseconds, invocations } }) => milliseconds / invocations)).p50;

/** What a million events of the mix cost that come in batches of `size`, by part. */
export function dollarsOfMix(
  costs: readonly Cost<MixedEvent>[],
  size: number,
  deployed: Omit<Deployed, 'handlerMs'>,
  assumed: Assumptions,
  prices: Prices,
): Dollars {
  const handlerMs = { webhook: median(costs, 'webhook'), worker: median(costs, 'worker') };
  const byEvent = new Map(
    costs.map((cost) => {
      const units = unitsOf(cost, { ...deployed, handlerMs }, assumed, size);
      return [cost.event, dollarsPerMillion(units, prices)];
    }),
  );
  const of = (part: keyof Dollars): number =>
    mixed((event) => {
      const dollars = byEvent.get(event);
      if (dollars === undefined) throw new Error(`${event} was not measured.`);
      return dollars[part];
    });
  return {
    api: of('api'),
    lambda: of('lambda'),
    queue: of('queue'),
    table: of('table'),
    logs: of('logs'),
    traces: of('traces'),
    total: of('total'),
  };
}
