import type { LedgerEntry } from '../../domain/money-back/ledger-entry.ts';
import type { Account } from '../account.ts';
import { isEntry } from '../keys.ts';
import { readEntry } from '../items/line-item.ts';
import { readPaymentPartition } from './read-payment-partition.ts';
import type { Table } from '../table.ts';

/**
 * All that events appended to a payment. Whoever read the payment before this, and writes only while it has that version,
 * has seen every entry: each is written together with a new version of its payment.
 */
export async function readEntries(
  table: Table,
  account: Account,
  chargebeeTransactionId: string,
): Promise<LedgerEntry[]> {
  const items = await readPaymentPartition(table, account, chargebeeTransactionId);
  return items.filter(({ sk }) => isEntry(sk)).flatMap((item) => readEntry(item) ?? []);
}
