import { describe, expect, it } from '@jest/globals';
import { isSilent } from '../../../../functions/shared/domain/is-silent.ts';

const day = 24 * 60 * 60 * 1000;
const newest = Date.UTC(2026, 10, 20, 9);
/** Days on which payments came, as days before the newest. */
const on = (...days: readonly number[]): number[] => days.map((before) => newest - before * day);
const every = (pause: number, days: number): number[] =>
  on(...Array.from({ length: Math.floor(days / pause) + 1 }, (_, n) => n * pause));
const after = (days: number): number => newest + days * day;

describe('an account is silent', () => {
  it.each([
    ['payments every day, none for two days', every(1, 28), 2, false],
    ['payments every day, none for two days and an hour', every(1, 28), 2 + 1 / 24, true],
    ['payments on weekdays, none over a long weekend', on(0, 1, 2, 3, 4, 7, 8, 9, 10, 11, 14), 4, false],
    ['payments on weekdays, none for seven days', on(0, 1, 2, 3, 4, 7, 8, 9, 10, 11, 14), 7, true],
    ['payments once a week, none for two weeks', every(7, 28), 14, false],
    ['payments once a week, none for fifteen days', every(7, 28), 15, true],
    ['one pause of nine days: so long is usual', on(0, 1, 2, 11, 12, 13, 14), 18, false],
    ['one pause of nine days, and more than twice as long now', on(0, 1, 2, 11, 12, 13, 14), 18.1, true],
    ['the pause stands first', on(0, 9, 10, 11, 12, 13, 14), 18.1, true],
    ['the pause stands last', on(0, 1, 2, 3, 4, 5, 14), 18, false],
    ['payments on three days only', on(0, 7, 14), 16, false],
    ['payments on four days', on(0, 5, 10, 14), 11, true],
    ['payments for less than two weeks', every(1, 13), 5, false],
    ['payments for two weeks', every(1, 14), 5, true],
    ['no payment for four weeks', every(1, 28), 28, true],
    ['no payment for more than four weeks: that is usual now', every(1, 28), 28.1, false],
  ])('%s', (_, times, quietFor, silent) => {
    expect(isSilent(times, after(quietFor))).toBe(silent);
  });

  it('not where it never had a payment, or one', () => {
    expect(isSilent([], newest)).toBe(false);
    expect(isSilent([newest], after(20))).toBe(false);
  });
});
