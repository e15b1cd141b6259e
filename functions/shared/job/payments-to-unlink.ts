import { remains } from '../domain/money-back/settle-remaining.ts';
import type { Account } from '../store/account.ts';
import { recordedUnder } from '../store/reads/recorded-under.ts';
import { unmatchedOf } from '../store/reads/unmatched-of.ts';
import type { Table } from '../store/table.ts';
import type { UnlinkJobAsked } from './unlink-asked.ts';

/** Where to look on: at which of the customers, and after which ULID there; after the last of them comes the inbox. */
export interface UnlinkPosition {
  readonly at: number;
  readonly after: string;
}

export const firstPosition: UnlinkPosition = { at: 0, after: '' };

/**
 * The next payments of a Chargebee customer that was unlinked: those that are recorded under it for one of its customers, and in
 * the end those in the inbox of which something remains to be done.
 * @returns `next`: undefined where nothing comes after
 */
export async function paymentsToUnlink(
  table: Table,
  account: Account,
  { chargebeeCustomerId, customerIds }: Pick<UnlinkJobAsked, 'chargebeeCustomerId' | 'customerIds'>,
  { at, after }: UnlinkPosition,
  count: number,
): Promise<{ readonly paymentIds: readonly string[]; readonly next?: UnlinkPosition }> {
  const customerId = customerIds[at];
  if (customerId === undefined) {
    const { payments, last } = await unmatchedOf(
      table,
      account,
      chargebeeCustomerId,
      { after, count },
      remains,
    );
    const paymentIds = payments.map(({ chargebeeTransactionId }) => chargebeeTransactionId);
    return { paymentIds, ...(last !== undefined && { next: { at, after: last } }) };
  }
  const under = { customerId, chargebeeCustomerId };
  const { paymentIds, last } = await recordedUnder(table, account, under, { after, count });
  return { paymentIds, next: last === undefined ? { at: at + 1, after: '' } : { at, after: last } };
}
