import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { decodeCursor, encodeCursor } from '../../../../functions/shared/http/cursor.ts';
import { ulid } from '../../../support/payment-case.ts';

const query = fc.dictionary(fc.string(), fc.option(fc.string(), { nil: undefined }), { maxKeys: 4 });
const place = fc.record({ ulid: fc.nat().map(ulid), index: fc.nat() });

test('a cursor gives its place back to the query that it was given out for', () => {
  fc.assert(
    fc.property(place, query, (at, asked) => {
      expect(decodeCursor(encodeCursor(at, asked), asked)).toEqual(at);
    }),
  );
});

test('and to no other query', () => {
  fc.assert(
    fc.property(place, query, fc.string({ minLength: 1 }), (at, asked, more) => {
      const other = { ...asked, [`${more}!`]: 'x' };
      expect(decodeCursor(encodeCursor(at, asked), other)).toBeUndefined();
    }),
  );
});

test('what is no cursor is refused, and never thrown at', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.json().map((json) => Buffer.from(json).toString('base64url')),
      ),
      (text) => {
        expect(decodeCursor(text, {})).toBeUndefined();
      },
    ),
  );
});
