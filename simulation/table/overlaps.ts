import type { WriteRequest } from './simulated-table.ts';
import { keyText } from './writes.ts';

interface Flight {
  readonly places: ReadonlySet<string>;
  readonly isTransaction: boolean;
  isCancelled: boolean;
}

export interface Overlaps {
  /** A write is on its way. @returns whether it was cancelled, once it is there */
  readonly start: (request: WriteRequest) => () => boolean;
}

/**
 * Writes that are under way at one time. The table promises nobody to go first: of two transactions that want two items
 * of each other, each may hold one, and then both are cancelled. Where they share one item, the later one is.
 */
export function overlapsOf(): Overlaps {
  const flights = new Set<Flight>();
  return {
    start: ({ asked, isTransaction }) => {
      const own: Flight = { places: new Set(asked.map(keyText)), isTransaction, isCancelled: false };
      for (const other of flights) {
        if (!other.isTransaction && !isTransaction) continue;
        const shared = [...own.places].filter((place) => other.places.has(place)).length;
        if (shared > 0) own.isCancelled = true;
        if (shared > 1) other.isCancelled = true;
      }
      flights.add(own);
      return () => {
        flights.delete(own);
        return own.isCancelled;
      };
    },
  };
}
