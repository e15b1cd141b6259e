import type { Schemas } from '../api/schemas.ts';
import { formatMoney } from '../ui/format-money.ts';
import { counted } from '../ui/counted.ts';

type Rule = Schemas['RewardRule'];

/** A share as people write it: `12.5 %`. */
export const percentText = (basisPoints: number): string =>
  new Intl.NumberFormat(undefined, { style: 'percent', maximumFractionDigits: 2 }).format(
    basisPoints / 10_000,
  );

/** What a reward rule promises, in a few words. */
export function ruleText({
  reward,
  lasts,
  minimum,
  holdDays,
}: Omit<Rule, 'id' | 'version' | 'name'>): string {
  const pays = reward.kind === 'percentage' ? percentText(reward.basisPoints) : formatMoney(reward.amount);
  const parts = [pays];
  if (lasts.kind === 'payments') parts.push(`for ${counted(lasts.count, 'payment')}`);
  if (lasts.kind === 'months') parts.push(`for ${counted(lasts.count, 'month')}`);
  if (minimum !== null) parts.push(`from ${formatMoney(minimum)}`);
  if (holdDays > 0) parts.push(`held ${counted(holdDays, 'day')}`);
  return parts.join(', ');
}
