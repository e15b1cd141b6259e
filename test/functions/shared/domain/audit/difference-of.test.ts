import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { differenceOf } from '../../../../../functions/shared/domain/audit/difference-of.ts';

const shown = { id: 'prt_1', version: 1, createdAt: '2026-11-22T09:00:00Z', name: 'Northwind', code: null };

test('what is made is told whole, but for what it does not have and what every record says', () => {
  expect(differenceOf(undefined, shown)).toEqual({ after: { name: 'Northwind' } });
});

test('what goes is told whole', () => {
  expect(differenceOf(shown, undefined)).toEqual({ before: { name: 'Northwind' } });
});

test('of what changes only that is told that differs, nothing as null', () => {
  expect(differenceOf(shown, { ...shown, version: 2, code: 'north', name: 'Northwind' })).toEqual({
    before: { code: null },
    after: { code: 'north' },
  });
});

test('of a list only those are told that are not in the other one', () => {
  const rules = [
    { id: 'rul_1', name: 'One' },
    { id: 'rul_2', name: 'Two' },
  ];
  const changed = [
    { id: 'rul_1', name: 'One' },
    { id: 'rul_2', name: 'Three' },
  ];
  expect(differenceOf({ rules }, { rules: changed })).toEqual({
    before: { rules: [rules[1]] },
    after: { rules: [changed[1]] },
  });
});

test('the order of the parts of a thing is no difference', () => {
  const before = { amount: { amount: 4_900, currency: 'EUR' } };
  expect(differenceOf(before, { amount: { currency: 'EUR', amount: 4_900 } })).toBeUndefined();
});

test('a new version that says the same is no difference', () => {
  expect(differenceOf(shown, { ...shown, version: 2 })).toBeUndefined();
});

const value = fc.oneof(fc.string(), fc.integer(), fc.constant(null), fc.record({ amount: fc.nat() }));
const record = fc.dictionary(fc.constantFrom('a', 'b', 'c', 'd'), value);

test('whatever changes, the difference makes the one of the other', () => {
  fc.assert(
    fc.property(record, record, (before, after) => {
      const { before: old = {}, after: young = {} } = differenceOf(before, after) ?? {};
      const full = (one: object) => ({ a: null, b: null, c: null, d: null, ...one });
      expect(full({ ...before, ...young })).toEqual(full(after));
      expect(full({ ...after, ...old })).toEqual(full(before));
    }),
  );
});
