import type { Prices } from './prices.ts';
import type { Units } from './units-of.ts';

/** US dollars by part, and together. */
export interface Dollars {
  readonly api: number;
  readonly lambda: number;
  readonly queue: number;
  readonly table: number;
  readonly logs: number;
  readonly traces: number;
  readonly total: number;
}

/** What a million events of these units cost. */
export function dollarsPerMillion(units: Units, prices: Prices): Dollars {
  const parts = {
    api: units.apiRequests * prices.apiMillion,
    lambda:
      units.invocations * prices.invocationMillion + units.gigabyteSeconds * 1e6 * prices.gigabyteSecond,
    queue: units.queueRequests * (prices.queueMillion + prices.fairQueueMillion),
    table: units.readUnits * prices.readMillion + units.writeUnits * prices.writeMillion,
    logs: ((units.logBytes * 1e6) / 1e9) * prices.logGigabyte,
    traces: units.traces * prices.traceMillion,
  };
  return { ...parts, total: Object.values(parts).reduce((sum, part) => sum + part, 0) };
}
