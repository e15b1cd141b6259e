import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { giveRewards } from '../../../../../functions/shared/domain/rewards/give-rewards.ts';
import type {
  Lasts,
  RewardRule,
  RuleVersion,
} from '../../../../../functions/shared/domain/rewards/program.ts';
import { addMonths, noUses } from '../../../../../functions/shared/domain/rewards/rule-use.ts';
import { activeWith, aRule, day, ulid } from '../../../../support/payment-case.ts';

const utc = (text: string): number => Date.parse(`${text}Z`);
const payments = (count: number): Lasts => ({ kind: 'payments', count });
const months = (count: number): Lasts => ({ kind: 'months', count });

const paidOn = (date: number, n = 0) => ({
  ulid: ulid(1),
  chargebeeTransactionId: `txn_${n}`,
  amount: { amount: 4_900, currency: 'EUR' },
  date,
});

/** Pays on these dates, one after the other, and says for each whether the rule gave a reward. */
function rewarded(rule: RewardRule, dates: readonly number[]): boolean[] {
  let byRule = noUses;
  return dates.map((date, n) => {
    const earned = giveRewards(paidOn(date, n), 'prt_1', activeWith(rule), byRule);
    ({ byRule } = earned);
    expect(earned.steps[0]?.code).toBe(earned.rewards.length > 0 ? 'reward_created' : 'rule_used_up');
    return earned.rewards.length > 0;
  });
}

function versions(...wordings: readonly { readonly lasts: Lasts; readonly from?: number }[]): RewardRule {
  const made = wordings.map(({ lasts, from }, index): RuleVersion => {
    const until = wordings[index + 1]?.from;
    const [version] = aRule({ lasts }).versions;
    if (version === undefined) throw new Error('A rule has a version.');
    return {
      ...version,
      version: index + 1,
      ...(from !== undefined && { from }),
      ...(until !== undefined && { until }),
    };
  });
  return { ruleId: 'rul_1', versions: made };
}

describe('calendar months', () => {
  test.each([
    ['2026-01-31T12:00', 1, '2026-02-28'],
    ['2024-01-31T00:00', 1, '2024-02-29'],
    ['2026-12-31T23:59', 2, '2027-02-28'],
    ['2026-03-31T12:00', 1, '2026-04-30'],
    ['2026-05-15T12:00', 12, '2027-05-15'],
  ])('%s and %i months end with %s', (from, count, until) => {
    expect(addMonths(utc(from), count)).toBe(utc(`${until}T00:00`));
  });
});

describe('a rule that lasts', () => {
  const start = utc('2026-01-31T12:00');

  test('for two payments rewards two', () => {
    expect(rewarded(aRule({ lasts: payments(2) }), [start, start + day, start + 2 * day])).toEqual([
      true,
      true,
      false,
    ]);
  });

  test('for a month rewards until the day before its end, and nothing that would make it longer', () => {
    const dates = ['2026-01-31T12:00', '2026-02-27T23:59', '2026-02-28T00:00', '2025-11-01T00:00'].map(utc);
    expect(rewarded(aRule({ lasts: months(1) }), dates)).toEqual([true, true, false, false]);
  });

  test('for a month that reaches back to what is dated before the first, where all still lies in one month', () => {
    const dates = ['2026-02-20T12:00', '2026-01-20T23:59', '2026-01-21T00:00', '2026-02-21T00:00'].map(utc);
    expect(rewarded(aRule({ lasts: months(1) }), dates)).toEqual([true, false, true, false]);
  });

  test('for months rewards one window of them, in whatever order the payments arrive', () => {
    const dates = Array.from({ length: 7 }, (_, month) => utc(`2026-0${month + 1}-15T12:00`));
    const order = fc.shuffledSubarray(dates, { minLength: dates.length });
    const property = fc.property(order, fc.integer({ min: 1, max: 4 }), (arrived, count) => {
      const judged = rewarded(aRule({ lasts: months(count) }), arrived);
      const inWindow = arrived.filter((_, n) => judged[n]);
      expect(Math.max(...inWindow)).toBeLessThan(addMonths(Math.min(...inWindow), count));
      expect(inWindow.length).toBeLessThanOrEqual(count);
    });
    fc.assert(property, { numRuns: 2_000 });
  });

  test('for ever leaves nothing to remember', () => {
    expect(giveRewards(paidOn(start), 'prt_1', activeWith(aRule()), noUses).byRule).toBe(noUses);
  });

  test('is used up for good, whatever a later wording promises', () => {
    const later = start + 10 * day;
    const longer = versions({ lasts: payments(1) }, { lasts: payments(5), from: later });
    expect(rewarded(longer, [start, later, later + day])).toEqual([true, false, false]);
    const forever = versions({ lasts: months(1) }, { lasts: { kind: 'forever' }, from: start + 60 * day });
    expect(rewarded(forever, [start, start + 61 * day])).toEqual([true, false]);
  });

  test('is used up by no wording that was in force for no second', () => {
    const corrected = versions(
      { lasts: payments(5) },
      { lasts: payments(1), from: utc('2026-02-01') },
      { lasts: payments(5), from: utc('2026-02-01') },
    );
    expect(rewarded(corrected, [utc('2026-01-10'), utc('2026-02-10')])).toEqual([true, true]);
  });

  test('goes on under a longer wording for whom it was not used up', () => {
    const later = start + 10 * day;
    const rule = versions({ lasts: payments(2) }, { lasts: payments(3), from: later });
    expect(rewarded(rule, [start, later, later, later])).toEqual([true, true, true, false]);
    const fresh = versions({ lasts: payments(1) }, { lasts: payments(2), from: later });
    expect(rewarded(fresh, [later, later, later])).toEqual([true, true, false]);
  });

  test('a shorter wording that comes to be used up without a payment stays so', () => {
    const [second, third] = [start + 10 * day, start + 20 * day];
    const rule = versions(
      { lasts: payments(3) },
      { lasts: payments(2), from: second },
      { lasts: payments(9), from: third },
    );
    expect(rewarded(rule, [start, start + day, third])).toEqual([true, true, false]);
  });

  test('counts every reward of the rule, under whichever wording it was given', () => {
    const [second, third] = [start + 10 * day, start + 20 * day];
    const fewer = versions({ lasts: months(12) }, { lasts: payments(2), from: second });
    expect(rewarded(fewer, [start, start + day, second])).toEqual([true, true, false]);
    const between = versions(
      { lasts: payments(5) },
      { lasts: { kind: 'forever' }, from: second },
      { lasts: payments(3), from: third },
    );
    expect(rewarded(between, [start, second, second, third])).toEqual([true, true, true, false]);
    const late = versions({ lasts: { kind: 'forever' } }, { lasts: months(1), from: second });
    expect(rewarded(late, [start, second, start + 28 * day])).toEqual([true, true, false]);
  });

  test('counts the rewards of a later wording for a late payment that an earlier one judges', () => {
    const later = start + 10 * day;
    const rule = versions({ lasts: payments(2) }, { lasts: payments(5), from: later });
    expect(rewarded(rule, [start, later, start + day, later])).toEqual([true, true, false, true]);
  });

  test('is used up where its months end in the moment in which its wording does', () => {
    const end = utc('2026-02-28T00:00');
    const rule = (from: number) => versions({ lasts: months(1) }, { lasts: { kind: 'forever' }, from });
    expect(rewarded(rule(end), [start, end])).toEqual([true, false]);
    expect(rewarded(rule(end - 1_000), [start, end])).toEqual([true, true]);
  });

  test('for months runs from the first reward, whenever the later ones were', () => {
    const dates = ['2026-01-31T12:00', '2026-02-20T00:00', '2026-03-15T00:00'].map(utc);
    expect(rewarded(aRule({ lasts: months(1) }), dates)).toEqual([true, true, false]);
  });

  test('keeps what the customer has of other rules', () => {
    const other = { rul_9: { held: { 1: { 20_000: 7 } } } };
    const rule = aRule({ lasts: payments(2) });
    expect(giveRewards(paidOn(start), 'prt_1', activeWith(rule), other).byRule).toEqual({
      ...other,
      rul_1: { held: { 1: { [Math.floor(start / day)]: 1 } } },
    });
  });

  test('passes over a payment below the minimum as below it, and remembers only what it would have rewarded', () => {
    const rule = aRule({ lasts: payments(1), minimum: { amount: 5_000, currency: 'EUR' } });
    const used = { rul_1: { held: { 1: { 20_000: 1 } } } };
    const small = giveRewards(paidOn(start), 'prt_1', activeWith(rule), used);
    expect(small.steps.map(({ code }) => code)).toEqual(['below_minimum']);
    expect(small.byRule).toBe(used);
    const large = { ...paidOn(start), amount: { amount: 5_000, currency: 'EUR' } };
    const passed = giveRewards(large, 'prt_1', activeWith(rule), used);
    expect(passed).toMatchObject({ passedOver: ['rul_1'], rewards: [] });
    expect(passed.byRule['rul_1']?.passedOver).toEqual([{ id: 'txn_0', date: start }]);
  });

  test('remembers the twelve oldest that it passed over, and that there are more', () => {
    const rule = aRule({ lasts: payments(1) });
    let byRule = giveRewards(paidOn(start), 'prt_1', activeWith(rule), noUses).byRule;
    const pass = (date: number, n: number) => {
      const before = byRule;
      ({ byRule } = giveRewards(paidOn(date, n), 'prt_1', activeWith(rule), byRule));
      return before === byRule;
    };
    for (let n = 1; n <= 11; n++) pass(start + n * day, n);
    expect(byRule['rul_1']).not.toHaveProperty('overflowed');
    pass(start + 12 * day, 12);
    expect(byRule['rul_1']).toHaveProperty('overflowed', true);
    // Whoever is younger than all of them writes nothing.
    expect(pass(start + 13 * day, 13)).toBe(true);
    expect(pass(start - day, 14)).toBe(false);
    const ids = byRule['rul_1']?.passedOver?.map(({ id }) => id);
    expect(ids).toEqual(['txn_14', ...Array.from({ length: 11 }, (_, n) => `txn_${n + 1}`)]);
  });
});
