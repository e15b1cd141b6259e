import type { Schemas } from '../api/schemas.ts';
import { formatMoney } from '../ui/format-money.ts';

export type Earned = Pick<Schemas['Reward'], 'id' | 'amount'>;

/** What rewards come to, in each currency. */
export function sumText(rewards: readonly Earned[]): string {
  const sums = new Map<string, number>();
  for (const { amount } of rewards) {
    sums.set(amount.currency, (sums.get(amount.currency) ?? 0) + amount.amount);
  }
  return [...sums].map(([currency, amount]) => formatMoney({ amount, currency })).join(' and ');
}
