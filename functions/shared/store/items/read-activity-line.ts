import type { ActivityLine } from '../../domain/lines/activity.ts';
import { isLine } from '../keys.ts';
import { readLineItem } from './line-item.ts';
import { readKnownPayment } from './payment-item.ts';

/** The line that an item is or holds; undefined for what has none. */
export function readActivityLine(item: Record<string, unknown>): ActivityLine | undefined {
  if (isLine(item['sk'])) return readLineItem(item);
  if (item['sk'] !== 'payment') return undefined;
  const payment = readKnownPayment(item);
  return payment.state === 'pending' ? undefined : payment.line;
}
