import type { Schemas } from '../api/schemas.ts';

type Money = Schemas['Money'];

/** Amounts in these are whole units; in all others hundredths, also where ISO 4217 has three digits, as Chargebee counts. */
const zeroDecimal = new Set('BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF'.split(' '));

/** How many digits of an amount are behind the point. */
export const digitsOf = (currency: string): number => (zeroDecimal.has(currency) ? 0 : 2);

/** An amount as the viewer writes it: `€49.00`, `¥4,900`. */
export function formatMoney({ amount, currency }: Money, locale?: string): string {
  const digits = digitsOf(currency);
  const format = new Intl.NumberFormat(locale, {
    style: 'currency',
    currency,
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
  return format.format(amount / 10 ** digits);
}

/** The integer that somebody typed as `49`, `49.5` or `49.00`; undefined where it is no amount of this currency. */
export function parseAmount(text: string, currency: string): number | undefined {
  const digits = digitsOf(currency);
  const [, whole, fraction = ''] = /^(\d{1,13})(?:[.,](\d*))?$/.exec(text.trim()) ?? [];
  if (whole === undefined || fraction.length > digits) return undefined;
  return Number(whole + fraction.padEnd(digits, '0'));
}

/** An amount as it stands in a field: `49.00`. */
export function amountText({ amount, currency }: Money): string {
  return (amount / 10 ** digitsOf(currency)).toFixed(digitsOf(currency));
}
