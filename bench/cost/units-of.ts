import type { Cost } from '../events.ts';
import type { Ran } from '../watch-function.ts';
import type { Assumptions } from './assumptions.ts';

/** What AWS bills of one event. */
export interface Units {
  readonly apiRequests: number;
  readonly invocations: number;
  readonly gigabyteSeconds: number;
  readonly queueRequests: number;
  readonly readUnits: number;
  readonly writeUnits: number;
  readonly logBytes: number;
  readonly traces: number;
}

export interface Deployed {
  readonly memoryMegabytes: number;
  /** Milliseconds that a handler takes where it is measured, with a processor of its own. */
  readonly handlerMs: { readonly webhook: number; readonly worker: number };
}

const logBytes = ({ invocations, lines }: Ran, assumed: Assumptions): number =>
  lines.reduce((sum, line) => sum + Buffer.byteLength(line) + assumed.lineOverheadBytes, 0) +
  invocations * (assumed.platformLogBytes + 2 * assumed.lineOverheadBytes);

/**
 * The units of one event that was measured. A handler takes its time at its share of a processor, and waits for each
 * request in turn.
 */
export function unitsOf(
  event: Omit<Cost, 'event'>,
  { memoryMegabytes, handlerMs }: Deployed,
  assumed: Assumptions,
): Units {
  const { webhook, worker, requests, queueRequests, readUnits, writeUnits } = event;
  const gigabyteSeconds = (ms: number, waits: number): number =>
    (Math.ceil((ms * assumed.megabytesPerProcessor) / memoryMegabytes + waits * assumed.roundTripMs) /
      1_000) *
    (memoryMegabytes / 1_024);
  const invocations = webhook.invocations + worker.invocations;
  return {
    apiRequests: webhook.invocations,
    invocations,
    gigabyteSeconds:
      webhook.invocations * gigabyteSeconds(handlerMs.webhook, worker.invocations) +
      worker.invocations * gigabyteSeconds(handlerMs.worker, requests),
    queueRequests,
    readUnits,
    writeUnits,
    logBytes:
      logBytes(webhook, assumed) +
      logBytes(worker, assumed) +
      webhook.invocations * (assumed.accessLogBytes + assumed.lineOverheadBytes),
    traces: invocations * assumed.tracedShare,
  };
}
