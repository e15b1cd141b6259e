import { loggableError } from './loggable-error.ts';
import { withMetrics, type Measurement } from './embedded-metrics.ts';

/** `ERROR`: somebody has to mend something. `WARN`: it is tried again, or somebody may want to know. */
export type Level = 'INFO' | 'WARN' | 'ERROR';

/** What a line tells; of `error` it tells where and why, bounded. No personal data. */
export type Told = Readonly<Record<string, unknown>> & { readonly error?: unknown };

/** Prints one line, with what was measured inside. */
export type Log = (level: Level, message: string, told?: Told, measured?: readonly Measurement[]) => void;

/** Set by Lambda; only a request that X-Ray records has a trace to be found. */
function trace(): { readonly xray_trace_id?: string } {
  const [, id] = /Root=([^;]+).*Sampled=1/.exec(process.env['_X_AMZN_TRACE_ID'] ?? '') ?? [];
  return id === undefined ? {} : { xray_trace_id: id };
}

/**
 * The log of a function: each line is one object of JSON, and its metrics are in it (`METRICS_NAMESPACE`).
 * `LOG_LEVEL=SILENT` prints none. Written past `console`, which Lambda would wrap into an object of its own.
 */
export function openLog(service: string): Log {
  const namespace = process.env['METRICS_NAMESPACE'] ?? 'kiflo-chargebee';
  return (level, message, { error, ...told } = {}, measured = []) => {
    if (process.env['LOG_LEVEL'] === 'SILENT') return;
    const now = Date.now();
    const fields = {
      level,
      message,
      timestamp: new Date(now).toISOString(),
      service,
      ...trace(),
      ...told,
      ...(error !== undefined && { error: loggableError(error) }),
    };
    for (const line of withMetrics(fields, measured, namespace, now)) {
      process.stdout.write(`${JSON.stringify(line)}\n`);
    }
  };
}
