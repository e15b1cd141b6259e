import fc from 'fast-check';
import type { Model } from '../model/model.ts';
import { monthsAfter } from '../model/months-after.ts';

const day = 24 * 60 * 60 * 1_000;

/** How long an event was on its way, milliseconds: mostly it comes at once. */
export const late = fc.constantFrom(0, 0, 0, 0, 0, 1_000, day, 9 * day);

/** When something is dated: around now, around the last change of a rule, or around the end of a rule's months. */
export const moment = fc.record({
  around: fc.constantFrom('now', 'now', 'change', 'end'),
  days: fc.constantFrom(0, 0, 0, 0, 0, 0, -1, -31, -60, 31),
  seconds: fc.constantFrom(0, 0, 0, -1, 1),
});
type Moment = typeof moment extends fc.Arbitrary<infer T> ? T : never;

/** When a rule of any program was changed or added last. */
function lastChange({ programs }: Model): number | undefined {
  const changes = programs.flat().flatMap(({ wordings }) => wordings.map(({ from }) => from));
  return changes.filter(Number.isFinite).sort((a, b) => b - a)[0];
}

/** Where a rule of months that rewarded somebody ends for that customer. */
function endOfMonths({ programs, customers }: Model): number | undefined {
  for (const { rule, wordings } of programs.flat()) {
    const { lasts } = wordings.at(-1)?.terms ?? {};
    const first = customers.find(({ rewarded }) => rewarded.has(rule))?.rewarded.get(rule)?.[0];
    if (lasts?.kind === 'months' && first !== undefined) return monthsAfter(first.date, lasts.count);
  }
  return undefined;
}

/** Epoch milliseconds, on a whole second as everything that Chargebee dates. */
export function dateOf(model: Model, { around, days, seconds }: Moment): number {
  const base = { now: model.now, change: lastChange(model), end: endOfMonths(model) }[around] ?? model.now;
  return base + days * day + seconds * 1_000;
}
