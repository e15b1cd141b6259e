import * as z from 'zod';
import { ulidsBetween, type UlidRange } from '../store/reads/ulid-range.ts';

const dayMs = 86_400_000;
const day = /^\d{4}-\d{2}-\d{2}$/;
const isMoment = (text: string): boolean =>
  (day.test(text) || z.iso.datetime({ offset: true }).safeParse(text).success) && Date.parse(text) >= 0;

const momentFilter = z
  .string()
  .max(40, { abort: true })
  .refine(isMoment, 'A time is RFC 3339, or a day, since 1970.')
  .optional();

/** The filters of a list by time: `from` and `to`, both included. */
export const timeRange = {
  from: momentFilter.meta({
    description: 'A moment, or a day in UTC, from its beginning on.',
    examples: ['2026-11-01'],
  }),
  to: momentFilter.meta({
    description: 'A moment, or a day in UTC, up to its end.',
    examples: ['2026-11-22T09:00:00Z'],
  }),
};

/** What such filters ask of a list that is ordered by ULIDs; undefined where neither is given. */
export function ulidRangeOf({
  from,
  to,
}: {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}): UlidRange | undefined {
  if (from === undefined && to === undefined) return undefined;
  const end = to === undefined ? undefined : Date.parse(to) + (day.test(to) ? dayMs - 1 : 0);
  return ulidsBetween(from === undefined ? 0 : Date.parse(from), end);
}
