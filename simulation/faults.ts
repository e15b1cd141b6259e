import { faultKinds, type FaultKind, type FaultRates } from './fault-rates.ts';
import type { Random } from './random.ts';

export type FaultCounts = Record<FaultKind | 'outage' | 'overlap' | 'redriven', number>;

export const noCounts = (): FaultCounts => ({
  ...(Object.fromEntries(faultKinds.map((kind) => [kind, 0])) as Record<FaultKind, number>),
  outage: 0,
  overlap: 0,
  redriven: 0,
});

export interface Faults {
  /** Whether this fault strikes now; it is counted then. */
  readonly strikes: (kind: FaultKind) => boolean;
  /** One that comes from how the world is, and not by chance. */
  readonly count: (kind: keyof FaultCounts) => void;
}

export const faultsOf = (random: Random, rates: FaultRates, counts: FaultCounts): Faults => ({
  strikes: (kind) => {
    const struck = rates[kind] > 0 && random.chance(rates[kind]);
    if (struck) counts[kind]++;
    return struck;
  },
  count: (kind) => {
    counts[kind]++;
  },
});
