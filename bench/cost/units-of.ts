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
  /** Whether X-Ray traces the functions. */
  readonly traced: boolean;
  /** Milliseconds of CPU time that a handler takes where it is measured. */
  readonly handlerMs: { readonly webhook: number; readonly worker: number };
}

const logBytes = ({ invocations, lines }: Ran, assumed: Assumptions): number =>
  lines.reduce((sum, line) => sum + Buffer.byteLength(line) + assumed.lineOverheadBytes, 0) +
  invocations * assumed.platformLogBytes;

/**
 * The units of one event of a batch that was measured, all of one kind. A handler takes its time at its share of a
 * processor, and waits for the requests of one event in turn; the events of a batch wait side by side.
 */
export function unitsOf(
  event: Omit<Cost, 'event'>,
  { memoryMegabytes, handlerMs, traced }: Deployed,
  assumed: Assumptions,
  batch = 1,
): Units {
  const { webhook, worker, requests, queueRequests, readUnits, writeUnits } = event;
  const each = (sum: number): number => sum / batch;
  const gigabyteSeconds = (ms: number, waits: number): number =>
    (Math.ceil((ms * assumed.megabytesPerProcessor) / memoryMegabytes + waits * assumed.roundTripMs) /
      1_000) *
    (memoryMegabytes / 1_024);
  const invocations = webhook.invocations + worker.invocations;
  return {
    apiRequests: each(webhook.invocations),
    invocations: each(invocations),
    gigabyteSeconds: each(
      webhook.invocations * gigabyteSeconds(handlerMs.webhook, worker.invocations) +
        worker.invocations * gigabyteSeconds(handlerMs.worker, Math.ceil(requests / batch)),
    ),
    queueRequests: each(queueRequests),
    readUnits: each(readUnits),
    writeUnits: each(writeUnits),
    logBytes: each(
      logBytes(webhook, assumed) +
        logBytes(worker, assumed) +
        webhook.invocations * (assumed.accessLogBytes + assumed.lineOverheadBytes),
    ),
    traces: traced ? each(invocations) * assumed.tracedShare : 0,
  };
}
