import type { Account } from '../account.ts';
import { isEntry, isFormerPartner, keysOf, type Key } from '../keys.ts';
import { lenient } from '../items/lenient.ts';
import { readAs } from '../items/read-as.ts';
import { readItems } from './read-items.ts';
import { readPaymentPartition } from './read-payment-partition.ts';
import { refundPointerSchema } from '../items/payment-schemas.ts';
import type { Table } from '../table.ts';

type Item = Record<string, unknown>;

/** The payment that stands beside an item: what was appended is read together with it. */
const paymentKey = ({ pk }: Pick<Key, 'pk'>): Key => ({ pk, sk: 'payment' });

const standsBeside = ({ sk }: { readonly sk?: unknown }): boolean => isEntry(sk) || isFormerPartner(sk);

/** Puts the payment into each item that stands beside it, as `payment`. */
function withPayments(items: readonly Item[]): Item[] {
  const payments = new Map(items.filter(({ sk }) => sk === 'payment').map((item) => [item['pk'], item]));
  return items.map((item) => (standsBeside(item) ? { ...item, payment: payments.get(item['pk']) } : item));
}

/** The items of these keys in the order of the keys, each with the payment beside it: what `readTransactions` reads. */
export async function readRecorded(table: Table, entries: readonly Key[]): Promise<Item[]> {
  const beside = entries.filter(standsBeside);
  const besides = new Map(beside.map((one) => [one.pk, paymentKey(one)]));
  for (const { pk, sk } of entries) if (sk === 'payment') besides.delete(pk);
  const items = withPayments(await readItems(table, [...entries, ...besides.values()]));
  return items.filter(({ pk, sk }) => !(sk === 'payment' && besides.has(String(pk))));
}

/** All that is kept of a Chargebee transaction; a refund is kept with its payment. */
export async function readChargebeeTransaction(
  table: Table,
  account: Account,
  chargebeeTransactionId: string,
): Promise<Item[]> {
  const leadsTo = lenient(
    table,
    (item: Item) => readAs(refundPointerSchema, item).paymentId,
    () => undefined,
  );
  const own = await readPaymentPartition(table, account, chargebeeTransactionId);
  const pointer = own.find(({ sk }) => sk === keysOf(account).refund(chargebeeTransactionId).sk);
  const paymentId = pointer && leadsTo(pointer);
  const ofPayment = paymentId === undefined ? [] : await readPaymentPartition(table, account, paymentId);
  // What lists it for a former partner only repeats it.
  return withPayments([...own, ...ofPayment].filter(({ sk }) => !isFormerPartner(sk)));
}
