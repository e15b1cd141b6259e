import { formatMoney } from '../ui/format-money.ts';
import type { Kind, Records } from './records-api.ts';

/** What people call a record. */
export function titleOf(record: Records[Kind]): string {
  if ('ruleId' in record) {
    const { amount, currency } = record.amount;
    const text = formatMoney({ amount: Math.abs(amount), currency });
    if (record.kind === 'correction') return `Correction of ${formatMoney(record.amount)}`;
    return amount < 0 ? `Reversal of ${text}` : `Reward of ${text}`;
  }
  if ('name' in record) return record.name;
  const name = [record.firstName, record.lastName].filter((part) => part !== null).join(' ');
  return name || (record.company ?? record.email);
}
