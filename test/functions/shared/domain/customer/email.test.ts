import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { normalizeEmail } from '../../../../../functions/shared/domain/customer/email.ts';

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
  // What is not seen is no part of an address, wherever it was pasted from.
  ['\u200bada@example.com', 'ada@example.com'],
  ['a\u00adda@exam\u200dple.com\u200e', 'ada@example.com'],
  ['\u202aada@example.com\u202c \u2060', 'ada@example.com'],
  [' \u200b ada@example.com', 'ada@example.com'],
  ['JOSE\u200b\u0301@example.com', 'jos\u00e9@example.com'],
  ['\u{e0001}ada@example.com', 'ada@example.com'],
  ['\u200b\u2060', undefined],
])('%j is %j', (text, email) => {
  expect(normalizeEmail(text)).toBe(email);
});

const address = (length: number) => `${'a'.repeat(length - '@example.com'.length)}@example.com`;

test('one of more than 254 UTF-16 units is none, whatever would be left of it', () => {
  expect(normalizeEmail(address(254))).toBe(address(254));
  expect(normalizeEmail(address(255))).toBeUndefined();
  expect(normalizeEmail(`${address(254)} `)).toBeUndefined();
  expect(normalizeEmail(`${'\u200b'.repeat(250)}a@b.example`)).toBeUndefined();
});

test('one whose normal form is longer than that is none either: it could not be sent back', () => {
  expect(normalizeEmail(`${'\u0130'.repeat(121)}@example.com`)).toBe(`${'i\u0307'.repeat(121)}@example.com`);
  expect(normalizeEmail(`${'\u0130'.repeat(122)}@example.com`)).toBeUndefined();
});

/** Up to 254 characters that grow, vanish, change places or are cut in two by one of the steps. */
const hard = fc.string({
  unit: fc.constantFrom(
    ...'\u0130\u03a3\ufb2c\u0301\u0323\u200b\u00ad\ufeff A@.'.split(''),
    '\u{1d160}',
    '\ud834',
  ),
  maxLength: 254,
});

test('one that is normalized stays as it is', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: 'grapheme' }), hard), (text) => {
      const once = normalizeEmail(text);
      expect(normalizeEmail(once)).toBe(once);
    }),
  );
});
