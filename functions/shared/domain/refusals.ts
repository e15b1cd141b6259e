import type { LaterWord } from './later-word.ts';

/** Why the webhook turned away who has, or had, a key: they are the codes of its answers. */
export const refusalCodes = ['invalid_credentials', 'unknown_webhook'] as const;
export type RefusalCode = (typeof refusalCodes)[number];

/** What was turned away at the webhook of an account lately. Times are epoch milliseconds. */
export interface Refusals {
  readonly at: number;
  readonly code: RefusalCode | LaterWord;
  /** How many there were in each hour of the last day; `hour` counts from the epoch. */
  readonly hours: readonly { readonly hour: number; readonly count: number }[];
}

/** What was turned away since it was last kept. */
export interface NewRefusals {
  readonly at: number;
  readonly code: RefusalCode;
  readonly count: number;
}

export const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

const lately = ({ hours }: Refusals, now: number) =>
  hours.filter(({ hour }) => (hour + 1) * hourMs > now - dayMs);

/** What is kept with what is new; undefined less than a minute after it was kept: then it is not worth a write. */
export function addRefusals(
  kept: Refusals | undefined,
  { at, code, count }: NewRefusals,
): Refusals | undefined {
  if (kept === undefined) return { at, code, hours: [{ hour: Math.floor(at / hourMs), count }] };
  if (at - kept.at < minuteMs) return undefined;
  const hour = Math.floor(at / hourMs);
  const others = lately(kept, at).filter((one) => one.hour !== hour);
  const before = kept.hours.find((one) => one.hour === hour) ?? { hour, count: 0 };
  return { at, code, hours: [...others, { ...before, count: before.count + count }] };
}

/** How many there were within a day, to the hour. */
export const countOfDay = (refusals: Refusals, now: number): number =>
  lately(refusals, now).reduce((sum, { count }) => sum + count, 0);
