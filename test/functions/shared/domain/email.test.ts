import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { normalizeEmail } from '../../../../functions/shared/domain/email.ts';

test.each<[string | null | undefined, string | undefined]>([
  ['  Ada@Example.COM \n', 'ada@example.com'],
  ['ada+billing@example.com', 'ada+billing@example.com'],
  ['a.d.a@gmail.com', 'a.d.a@gmail.com'],
  ['JOSE\u0301@example.com', 'jos\u00e9@example.com'],
  ['\u00a0ada@example.com\ufeff', 'ada@example.com'],
  ['   ', undefined],
  ['', undefined],
  [null, undefined],
  [undefined, undefined],
])('%j is %j', (text, email) => {
  expect(normalizeEmail(text)).toBe(email);
});

test('one that is normalized stays as it is', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      const once = normalizeEmail(text);
      expect(normalizeEmail(once)).toBe(once);
    }),
  );
});
