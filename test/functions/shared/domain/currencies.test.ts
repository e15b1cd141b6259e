import { expect, it } from '@jest/globals';
import { digitsOf, isCurrency } from '../../../../functions/shared/domain/currencies.ts';

it.each(['EUR', 'USD', 'JPY', 'KWD', 'XOF', 'XCG', 'ZWG', 'BGN'])('knows %s', (code) => {
  expect(isCurrency(code)).toBe(true);
});

it.each(['', 'eur', 'EU', 'EURO', ' EUR', 'ABC', 'XXX', 'XTS', 'XAU', 'BTC', 'toString'])(
  'does not know %j',
  (code) => {
    expect(isCurrency(code)).toBe(false);
  },
);

it.each<[string, number]>([
  ['JPY', 0],
  ['KRW', 0],
  ['XAF', 0],
  ['XOF', 0],
  ['EUR', 2],
  ['KWD', 2],
  ['BHD', 2],
  ['CLF', 2],
])('counts %s with %i digits, as Chargebee does', (code, digits) => {
  expect(digitsOf(code)).toBe(digits);
});
