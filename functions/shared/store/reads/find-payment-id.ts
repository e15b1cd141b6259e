import type { TransactionState } from '../../domain/event.ts';
import type { LedgerState } from '../../domain/money-back/ledger-state.ts';
import { takesBack } from '../../domain/money-back/takes-back.ts';
import type { Account } from '../account.ts';
import { keysOf } from '../keys.ts';
import { readItem } from './read-item.ts';
import { refundPointerSchema } from '../items/payment-schemas.ts';
import type { Table } from '../table.ts';

/** Which payment a state of a transaction is about: its own id, or for a refund or reversal where that leads; undefined if nowhere yet. */
export async function findPaymentId(
  table: Table,
  account: Account,
  { id, type, paymentId: named }: TransactionState,
): Promise<Pick<LedgerState, 'refund' | 'paymentId'>> {
  if (!takesBack(type)) return { paymentId: id };
  const refund = await readItem(table, keysOf(account).refund(id), refundPointerSchema);
  // A refund has one payment: the one that was named first.
  const paymentId = refund?.paymentId ?? named;
  return { ...(refund && { refund }), ...(paymentId !== undefined && { paymentId }) };
}
