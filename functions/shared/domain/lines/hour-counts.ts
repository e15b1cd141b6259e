import type { Outcome } from './activity.ts';

export const hourMs = 3_600_000;

/** What an hour that is over does not change any more: what is decided again moves to the hour in which that is done. */
export const lasting = ['processed', 'ignored', 'rejected'] as const satisfies readonly Outcome[];
/** How many events ended so in one hour; nothing where none did. */
export type HourCounts = Readonly<Partial<Record<(typeof lasting)[number], number>>>;

/** The sums of these hours. */
export const sumOfHours = (hours: readonly HourCounts[]): Required<HourCounts> => ({
  processed: hours.reduce((sum, { processed = 0 }) => sum + processed, 0),
  ignored: hours.reduce((sum, { ignored = 0 }) => sum + ignored, 0),
  rejected: hours.reduce((sum, { rejected = 0 }) => sum + rejected, 0),
});
