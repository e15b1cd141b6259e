import type { ActivityLine } from '../domain/activity.ts';
import { readLineItem } from './line-item.ts';
import { readPaymentItem } from './payment-item.ts';

/** The line that an item is or holds; undefined for what is neither a payment nor a line. */
export function readActivityLine(item: Record<string, unknown>): ActivityLine | undefined {
  const { sk } = item;
  if (sk === 'payment') return readPaymentItem(item).line;
  return typeof sk === 'string' && sk.startsWith('event#') ? readLineItem(item) : undefined;
}
