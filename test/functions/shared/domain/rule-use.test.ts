import { describe, expect, test } from '@jest/globals';
import { giveRewards } from '../../../../functions/shared/domain/give-rewards.ts';
import type { Lasts, RewardRule, RuleVersion } from '../../../../functions/shared/domain/program.ts';
import { addMonths, type RuleUses } from '../../../../functions/shared/domain/rule-use.ts';
import { activeWith, aRule, day, ulid } from '../../../support/payment-case.ts';

const utc = (text: string): number => Date.parse(`${text}Z`);
const payments = (count: number): Lasts => ({ kind: 'payments', count });
const months = (count: number): Lasts => ({ kind: 'months', count });

/** Pays on these dates, one after the other, and says for each whether the rule gave a reward. */
function rewarded(rule: RewardRule, dates: readonly number[]): boolean[] {
  let uses: RuleUses | undefined;
  return dates.map((date) => {
    const paid = { ulid: ulid(1), amount: { amount: 4_900, currency: 'EUR' }, date };
    const earned = giveRewards(paid, 'prt_1', activeWith(rule), uses);
    uses = earned.uses ?? uses;
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

  test('for a month rewards until the day before, and what is dated before the first', () => {
    const dates = ['2026-01-31T12:00', '2026-02-27T23:59', '2026-02-28T00:00', '2025-11-01T00:00'].map(utc);
    expect(rewarded(aRule({ lasts: months(1) }), dates)).toEqual([true, true, false, true]);
  });

  test('for ever leaves nothing to remember', () => {
    const paid = { ulid: ulid(1), amount: { amount: 4_900, currency: 'EUR' }, date: start };
    expect(giveRewards(paid, 'prt_1', activeWith(aRule()), undefined)).not.toHaveProperty('uses');
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

  test('keeps what the customer had of other rules', () => {
    const paid = { ulid: ulid(1), amount: { amount: 4_900, currency: 'EUR' }, date: start };
    const other = { rul_9: { firstAt: 1, given: { 1: 7 } } };
    const rule = aRule({ lasts: payments(2) });
    expect(giveRewards(paid, 'prt_1', activeWith(rule), { version: 4, byRule: other }).uses).toEqual({
      version: 5,
      byRule: { ...other, rul_1: { firstAt: start, given: { 1: 1 } } },
    });
  });
});
