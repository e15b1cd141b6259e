import { measurements, type Measurement } from '../shared/log/embedded-metrics.ts';
import type { End } from '../shared/domain/decision.ts';
import type { Written } from './watch-writes.ts';

/**
 * Measures how a message ended. An event whose worker dies between its writes and its end may be missing: these are
 * figures for operators; what was recorded is in the activity.
 * @param now epoch milliseconds; undefined where its age tells nothing
 */
export function measure(processed: End, written: Written, now: number | undefined): readonly Measurement[] {
  const { count, measured } = measurements();
  if (written.racesLost > 0) count('RaceLost', written.racesLost);
  if (processed === 'copy') count('EventCopied');
  if (processed === 'copy' || written.line === undefined) return measured;
  count('EventDone', 1, { outcome: written.line.outcome });
  if (now !== undefined) count('EventAge', now - written.line.receivedAt);
  const sums = new Map<string, number>();
  for (const { amount, currency } of written.rewards) {
    sums.set(currency, (sums.get(currency) ?? 0) + amount);
  }
  for (const [currency, sum] of sums) count('RewardSum', sum, { currency });
  return measured;
}
