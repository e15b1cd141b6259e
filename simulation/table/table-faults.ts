import type { Faults } from '../faults.ts';
import type { Random } from '../random.ts';
import { cancelled, conflict, throttled, timedOut } from './errors.ts';
import type { WriteRequest } from './simulated-table.ts';
import { overlapsOf } from './overlaps.ts';

/** While a table throttles everything. */
export interface Outage {
  readonly from: number;
  readonly to: number;
}

export interface TableFaults {
  /** Milliseconds that every request takes. */
  readonly latency: number;
  readonly endsQueryEarly: () => boolean;
  readonly onRead: (partition: string, run: () => object) => object;
  /** What becomes of a write that is on its way, once it is its turn. */
  readonly onWrite: (request: WriteRequest, apply: () => object) => () => object;
}

export interface TableFaultOptions {
  readonly faults: Faults;
  readonly random: Random;
  readonly now: () => number;
  readonly outage: Outage | undefined;
  /** Every request takes as long as any other, and writes that overlap cancel each other. */
  readonly inLockStep: boolean;
}

const lockStepLatency = 5;

export function tableFaultsOf(options: TableFaultOptions): TableFaults {
  const { faults, random, now, outage, inLockStep } = options;
  const overlaps = overlapsOf();

  function isThrottled(): boolean {
    if (outage && outage.from <= now() && now() < outage.to) {
      faults.count('outage');
      return true;
    }
    return faults.strikes('throttle');
  }

  /** One of the items is to blame. */
  const cancelledBy = (Code: string, { asked }: WriteRequest) => {
    const blamed = random.below(asked.length);
    return cancelled(asked.map((_, index) => ({ Code: index === blamed ? Code : 'None' })));
  };
  const refuse = (request: WriteRequest, Code: string, alone: () => Error): Error =>
    request.isTransaction ? cancelledBy(Code, request) : alone();

  return {
    latency: inLockStep ? lockStepLatency : 0,
    endsQueryEarly: () => faults.strikes('endedQuery'),
    onRead: (_, run) => {
      if (isThrottled()) throw throttled();
      if (faults.strikes('timeout')) throw timedOut();
      return run();
    },
    onWrite: (request, apply) => {
      const isCancelled = inLockStep ? overlaps.start(request) : () => false;
      return () => {
        if (isCancelled()) {
          faults.count('overlap');
          throw refuse(request, 'TransactionConflict', conflict);
        }
        if (isThrottled()) throw refuse(request, 'ThrottlingError', throttled);
        if (faults.strikes('conflict')) throw refuse(request, 'TransactionConflict', conflict);
        if (faults.strikes('timeout')) throw timedOut();
        const answer = apply();
        if (faults.strikes('lostAnswer')) throw timedOut();
        // The SDK sends a single write again where no answer came; a transaction has a token that makes it one.
        if (!request.isTransaction && faults.strikes('repeatedBySdk')) return apply();
        return answer;
      };
    },
  };
}
