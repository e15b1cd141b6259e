import { digitsOf } from './currencies.ts';
import type { Money } from './money.ts';

/** An amount in a sentence: `€49.00`, `¥4,900`. */
export function formatMoney({ amount, currency }: Money): string {
  const digits = digitsOf(currency);
  const format = new Intl.NumberFormat('en-US', {
    style: 'currency',
    currency,
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
  return format.format(amount / 10 ** digits);
}
