import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { changeRules, type WantedRule } from '../../../../../functions/shared/domain/rewards/change-rules.ts';
import {
  currentVersion,
  versionInForce,
  type RewardRule,
} from '../../../../../functions/shared/domain/rewards/program.ts';
import { countingUlids } from '../../../../support/payment-case.ts';

const wanted = (basisPoints: number, id?: string): WantedRule => ({
  ...(id !== undefined && { id }),
  name: 'Share',
  reward: { kind: 'percentage', basisPoints },
  lasts: { kind: 'forever' },
  minimum: null,
  holdDays: 0,
});

const start = Date.UTC(2026, 10, 22, 9);

/** The rules after these changes, each at its time. */
function rulesAfter(
  ...changes: (readonly [now: number, wanted: (ids: string[]) => WantedRule[]])[]
): RewardRule[] {
  const ulids = countingUlids();
  let rules: readonly RewardRule[] | undefined;
  for (const [now, list] of changes) {
    const ids = (rules ?? []).map(({ ruleId }) => ruleId);
    const changed = changeRules(rules, list(ids), now, ulids);
    if (changed.kind === 'refused') throw new Error(changed.reason);
    rules = changed.rules;
  }
  return [...(rules ?? [])];
}

const pays = (rule: RewardRule | undefined, date: number): number | undefined => {
  const terms = rule && versionInForce(rule, date);
  return terms?.reward.kind === 'percentage' ? terms.reward.basisPoints : undefined;
};

describe('the rules of a program', () => {
  test('that it was created with reach back without limit', () => {
    const [rule] = rulesAfter([start, () => [wanted(1)]]);
    expect(pays(rule, 0)).toBe(1);
    expect(pays(rule, start * 2)).toBe(1);
  });

  test('that are added later start in the whole second of that moment', () => {
    const rules = rulesAfter([start, () => []], [start + 1_999, () => [wanted(1)]]);
    expect(pays(rules[0], start + 999)).toBeUndefined();
    expect(pays(rules[0], start + 1_000)).toBe(1);
  });

  test('that are changed keep what was promised before', () => {
    const [rule] = rulesAfter([start, () => [wanted(1)]], [start + 5_500, ([id]) => [wanted(2, id)]]);
    expect(pays(rule, start + 4_999)).toBe(1);
    expect(pays(rule, start + 5_000)).toBe(2);
    expect(rule?.versions.map(({ version }) => version)).toEqual([1, 2]);
  });

  test('that are sent back as they are stay as they are', () => {
    const once = rulesAfter([start, () => [wanted(1), wanted(2)]]);
    expect(
      rulesAfter(
        [start, () => [wanted(1), wanted(2)]],
        [start + 9_000, ([a, b]) => [wanted(1, a), wanted(2, b)]],
      ),
    ).toEqual(once);
  });

  test('that are left out end, and stay known', () => {
    const [rule] = rulesAfter([start, () => [wanted(1)]], [start + 5_000, () => []]);
    expect(pays(rule, start + 4_000)).toBe(1);
    expect(pays(rule, start + 5_000)).toBeUndefined();
  });

  test.each([
    ['unknown', ['rul_x']],
    ['twice', ['rul_00000000000000000000000001', 'rul_00000000000000000000000001']],
  ])('refuse an id that is there %s', (reason, ids) => {
    const before = rulesAfter([start, () => [wanted(1)]]);
    const changed = changeRules(
      before,
      ids.map((id) => wanted(2, id)),
      start,
      countingUlids(9),
    );
    expect(changed).toEqual({ kind: 'refused', index: ids.length - 1, reason });
  });

  test('refuse the id of a rule that has ended', () => {
    const before = rulesAfter([start, () => [wanted(1)]], [start + 5_000, () => []]);
    const changed = changeRules(before, [wanted(1, before[0]?.ruleId)], start + 9_000, countingUlids(9));
    expect(changed).toMatchObject({ kind: 'refused', reason: 'unknown' });
  });

  test('are well-formed after any changes, within one second and with a clock that steps back, too', () => {
    const change = fc.record({
      after: fc.integer({ min: -1_500, max: 1_500 }),
      rules: fc.array(fc.record({ share: fc.integer({ min: 1, max: 3 }), known: fc.boolean() }), {
        maxLength: 3,
      }),
    });
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 8 }), (changes) => {
        const ulids = countingUlids();
        let now = start;
        let before: readonly RewardRule[] | undefined;
        for (const { after, rules } of changes) {
          now += after;
          const inForce = (before ?? []).filter((rule) => currentVersion(rule)).map(({ ruleId }) => ruleId);
          const list = rules.map(({ share, known }) => wanted(share, known ? inForce.pop() : undefined));
          const changed = changeRules(before, list, now, ulids);
          if (changed.kind === 'refused') throw new Error(changed.reason);
          const current = changed.rules.map(currentVersion).filter((version) => version !== undefined);
          expect(current.map(({ reward }) => reward)).toEqual(list.map(({ reward }) => reward));
          for (const { ruleId, versions } of changed.rules) {
            versions.forEach(({ version, from, until }, index) => {
              expect(version).toBe(index + 1);
              expect((from ?? -Infinity) <= (until ?? Infinity)).toBe(true);
              const next = versions[index + 1];
              if (next) expect(until).toBe(next.from);
            });
            const kept = before?.find((rule) => rule.ruleId === ruleId)?.versions ?? [];
            expect(versions.length).toBeGreaterThanOrEqual(kept.length);
          }
          before = changed.rules;
        }
      }),
    );
  });
});
