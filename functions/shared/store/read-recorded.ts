import type { Account } from './account.ts';
import { isLine, keysOf, type Key } from './keys.ts';
import { readItems } from './read-items.ts';
import { readPaymentPartition } from './read-payment-partition.ts';
import { refundPlaceSchema } from './payment-schemas.ts';
import type { Table } from './table.ts';

type Item = Record<string, unknown>;

/** The payment that stands beside an item: what an event appended is read together with it. */
const paymentKey = ({ pk }: Pick<Key, 'pk'>): Key => ({ pk, sk: 'payment' });

/** Puts the payment into each line that stands beside it, as `payment`. */
function withPayments(items: readonly Item[]): Item[] {
  const payments = new Map(items.filter(({ sk }) => sk === 'payment').map((item) => [item['pk'], item]));
  return items.map((item) => (isLine(item['sk']) ? { ...item, payment: payments.get(item['pk']) } : item));
}

/** The items of these keys in the order of the keys, each line with its payment: what `readTransactions` reads. */
export async function readRecorded(table: Table, entries: readonly Key[]): Promise<Item[]> {
  const lines = entries.filter(({ sk }) => isLine(sk));
  const besides = new Map(lines.map((line) => [line.pk, paymentKey(line)]));
  for (const { pk, sk } of entries) if (sk === 'payment') besides.delete(pk);
  const items = withPayments(await readItems(table, [...entries, ...besides.values()]));
  return items.filter(({ pk, sk }) => !(sk === 'payment' && besides.has(String(pk))));
}

/**
 * All that is kept of a Chargebee transaction, each line with its payment, and what stands beside it: a refund is kept
 * with its payment.
 */
export async function readChargebeeTransaction(
  table: Table,
  account: Account,
  chargebeeTransactionId: string,
): Promise<Item[]> {
  const own = await readPaymentPartition(table, account, chargebeeTransactionId);
  const place = own.find(({ sk }) => sk === keysOf(account).refund(chargebeeTransactionId).sk);
  const paymentId = place && refundPlaceSchema.parse(place).paymentId;
  const ofPayment = paymentId === undefined ? [] : await readPaymentPartition(table, account, paymentId);
  return withPayments([...own, ...ofPayment]);
}
