import type { Transaction } from '../../domain/payment/transaction.ts';
import type { Account } from '../account.ts';
import { lenient } from '../items/lenient.ts';
import { readTransactions } from '../items/read-transactions.ts';
import { listPage, type Page, type Position } from '../reads/list.ts';
import { pageOf } from '../reads/page-of.ts';
import { readChargebeeTransaction, readRecorded } from '../reads/read-recorded.ts';
import type { Table } from '../table.ts';
import { isOrAny } from './is-or-any.ts';
import { recordedPayments } from './recorded-payments.ts';

interface TransactionFilter {
  readonly customerId?: string | undefined;
  readonly partnerId?: string | undefined;
  readonly chargebeeTransactionId?: string | undefined;
}

/** One page of transactions, newest first: they are kept with their payments, and with what gives them back. */
export async function transactionPage(
  table: Table,
  account: Account,
  filter: TransactionFilter,
  limit: number,
  after: Position | undefined,
): Promise<Page<Transaction>> {
  const { customerId, partnerId, chargebeeTransactionId } = filter;
  const wanted = (transaction: Transaction): boolean =>
    isOrAny(transaction.customerId, customerId) &&
    isOrAny(transaction.partnerId, partnerId) &&
    // What was recorded by hand has no such property.
    isOrAny(transaction.byHand ? undefined : transaction.chargebeeTransactionId, chargebeeTransactionId);
  const found = { read: lenient(table, readTransactions, () => []), wanted };
  if (chargebeeTransactionId !== undefined) {
    const items = await readChargebeeTransaction(table, account, chargebeeTransactionId);
    return pageOf(items, found, limit, after);
  }
  const where = { ...recordedPayments(account, filter), load: readRecorded };
  return listPage(table, { ...found, ...where }, limit, after);
}
