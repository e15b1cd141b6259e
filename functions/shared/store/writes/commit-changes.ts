import type { Change } from '../../domain/change.ts';
import type { KnownPayment } from '../../domain/payment/payment.ts';
import type { Account } from '../account.ts';
import { changeWrites } from './change-writes.ts';
import { commitWrites, type Refused } from './commit-writes.ts';
import { mergeWrites } from './merge-writes.ts';
import { removeStaleHints } from './remove-stale-hints.ts';
import { readKnownPayment } from '../items/payment-item.ts';
import type { Table } from '../table.ts';
import type { Write } from './write.ts';

/**
 * - `committed`: all of it is written
 * - `payment_known`: nothing is; this payment was recorded or waited for before, or meanwhile, as it is here
 * - `line_known`: nothing is; this event has its line already, or what an admin asked of it its entry in the audit log
 * - `lost`: nothing is; what it was decided on has changed, so load and decide again
 */
export type Committed =
  | { readonly kind: 'committed' | 'line_known' | 'lost' }
  | { readonly kind: 'payment_known'; readonly payment: KnownPayment };

/**
 * Writes all changes of one decision, or none of them.
 * @param beside what else stands or falls with them
 */
export async function commitChanges(
  table: Table,
  account: Account,
  changes: readonly Change[],
  beside: readonly Write[] = [],
): Promise<Committed> {
  const writes = changes.map((change) => changeWrites(account, change));
  const result = await commitWrites(table, [...mergeWrites(writes.flat()), ...beside]);
  if (result.kind === 'committed') return { kind: 'committed' };
  if (result.kind === 'conflict') return { kind: 'lost' };

  const refusedOf = (kind: Change['kind']): Refused | undefined => {
    const own = changes.flatMap((change, index) => (change.kind === kind ? (writes[index] ?? []) : []));
    return result.refused.find(({ write }) => own.includes(write));
  };
  const payment = refusedOf('put_payment')?.found;
  if (payment !== undefined) return { kind: 'payment_known', payment: readKnownPayment(payment) };
  if (refusedOf('put_line') ?? refusedOf('add_audit_entry')) return { kind: 'line_known' };
  await removeStaleHints(table, account, changes, result.refused);
  return { kind: 'lost' };
}
