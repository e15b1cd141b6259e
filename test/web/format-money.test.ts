import { describe, expect, it } from '@jest/globals';
import { isCurrency, digitsOf as digitsAtChargebee } from '../../functions/shared/domain/currencies.ts';
import { amountText, digitsOf, formatMoney, parseAmount } from '../../web/src/ui/format-money.ts';

const letters = Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZ');
const currencies = letters
  .flatMap((a) => letters.flatMap((b) => letters.map((c) => a + b + c)))
  .filter(isCurrency);

describe('money on the page', () => {
  it('has the digits that Chargebee counts in, for every currency that the API takes', () => {
    expect(currencies.length).toBeGreaterThan(150);
    expect(currencies.filter((currency) => digitsOf(currency) !== digitsAtChargebee(currency))).toEqual([]);
  });

  it.each([
    [{ amount: 4900, currency: 'EUR' }, '€49.00'],
    [{ amount: -190, currency: 'USD' }, '-$1.90'],
    [{ amount: 4900, currency: 'JPY' }, '¥4,900'],
    [{ amount: 4900, currency: 'KWD' }, 'KWD 49.00'],
    [{ amount: 4900, currency: 'HUF' }, 'HUF 49.00'],
  ])('writes %j as %s', (money, text) => {
    expect(formatMoney(money, 'en').replaceAll('\u00a0', ' ')).toBe(text);
  });

  it.each([
    ['49', 'EUR', 4900],
    ['49.5', 'EUR', 4950],
    [' 49,05 ', 'EUR', 4905],
    ['0.29', 'EUR', 29],
    ['4900', 'JPY', 4900],
    ['49.005', 'EUR', undefined],
    ['4900.5', 'JPY', undefined],
    ['-1', 'EUR', undefined],
    ['1e3', 'EUR', undefined],
  ])('reads %j in %s as %j', (text, currency, amount) => {
    expect(parseAmount(text, currency)).toBe(amount);
  });

  it.each(currencies)('reads what it writes, in %s', (currency) => {
    expect(parseAmount(amountText({ amount: 123_457, currency }), currency)).toBe(123_457);
  });
});
