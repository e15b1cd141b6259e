/** What times come to, in milliseconds; NaN where there are none. */
export interface Percentiles {
  readonly p25: number;
  readonly p50: number;
  readonly p75: number;
  readonly p99: number;
  readonly p999: number;
}

export function percentiles(times: readonly number[]): Percentiles {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (share: number): number =>
    sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN;
  return { p25: at(0.25), p50: at(0.5), p75: at(0.75), p99: at(0.99), p999: at(0.999) };
}
