import type { ActivityLine } from '../../domain/lines/activity.ts';
import { isDecided, type Payment } from '../../domain/payment/payment.ts';
import { isLine, isPayment } from '../keys.ts';
import type { Table } from '../table.ts';
import { lenient } from './lenient.ts';
import { readLineItem } from './line-item.ts';
import { readKnownPayment } from './payment-item.ts';
import { unreadableLine } from './unreadable-line.ts';

type Item = Readonly<Record<string, unknown>>;

/** A line, and the item that it stands in: its own, or that of the payment which its event brought. */
export interface FoundLine {
  readonly line: ActivityLine;
  readonly item: Item;
  /** Where the item is that of a payment which was decided. */
  readonly payment?: Payment;
}

/** Reads the line that an item is or holds; undefined for what has none, as a payment by hand. @throws UnreadableItem */
export function readFoundLine(item: Item): FoundLine | undefined {
  if (isLine(item['sk'])) return { line: readLineItem(item), item };
  if (!isPayment(item['sk'])) return undefined;
  const payment = readKnownPayment(item);
  if (payment.state === 'pending' || payment.byHand) return undefined;
  return { line: payment.line, item, ...(isDecided(payment) && { payment }) };
}

/** Reads the line that an item is or holds; of an item that cannot be read, what can be told of its line. */
export const foundLine = (table: Table) =>
  lenient(table, readFoundLine, (item: Item): FoundLine | undefined => {
    const line = unreadableLine(item);
    return line && { line, item };
  });
