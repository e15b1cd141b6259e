import fc from 'fast-check';
import type { Model } from '../model/model.ts';
import { monthsAfter } from '../model/months-after.ts';

const day = 24 * 60 * 60 * 1_000;

/** When something is dated: around now, around the last change of a rule, or around the end of a rule's months. */
export const moment = fc.record({
  around: fc.constantFrom('now', 'now', 'change', 'end'),
  days: fc.constantFrom(0, 0, 0, 0, 0, 0, -1, -31, -60, 31),
  seconds: fc.constantFrom(0, 0, 0, -1, 1),
});
type Moment = typeof moment extends fc.Arbitrary<infer T> ? T : never;

function lastChange({ programs, now }: Model): number {
  const changes = programs.flat().flatMap(({ wordings }) => wordings.map(({ from }) => from));
  return changes.reduce((last, from) => Math.max(last, from), -Infinity) || now;
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
  const change = lastChange(model);
  const base = {
    now: model.now,
    change: Number.isFinite(change) ? change : model.now,
    end: endOfMonths(model),
  };
  return (base[around] ?? model.now) + days * day + seconds * 1_000;
}
