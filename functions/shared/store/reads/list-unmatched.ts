import type { Candidate } from '../../domain/customer/candidate.ts';
import { isDecided, type Payment } from '../../domain/payment/payment.ts';
import type { Account } from '../account.ts';
import { lenient } from '../items/lenient.ts';
import { readKnownPayment } from '../items/payment-item.ts';
import { keysOf } from '../keys.ts';
import type { Table } from '../table.ts';
import { findCandidates } from './find-candidates.ts';
import { listPage, type Page, type Position } from './list.ts';
import { readTogether } from './read-together.ts';

export interface UnmatchedFilter {
  /** Normalized. */
  readonly email?: string | undefined;
  readonly dismissed: boolean;
  readonly hasCandidates?: 'true' | undefined;
}

/** A payment of the inbox, and who may be meant by its payer. */
export interface UnmatchedPayment {
  readonly payment: Payment;
  readonly candidates: readonly Candidate[];
}

/** One page of the unmatched inbox, newest first. */
export async function listUnmatched(
  table: Table,
  account: Account,
  { email, dismissed, hasCandidates }: UnmatchedFilter,
  limit: number,
  after?: Position,
): Promise<Page<UnmatchedPayment>> {
  const keys = keysOf(account);
  const read = lenient(
    table,
    (item: Record<string, unknown>) => [readKnownPayment(item)].filter(isDecided),
    () => [],
  );
  const wanted = (payment: Payment): boolean =>
    payment.state === 'unmatched' &&
    (payment.dismissed === true) === dismissed &&
    (email === undefined || payment.line.email === email);
  const where =
    email === undefined
      ? { index: 'list' as const, hashKeys: keys.lists(dismissed ? 'dismissed' : 'unmatched') }
      : { index: 'byEmail' as const, hashKeys: [keys.ofEmail('activity', email)] };
  const isPayment = (item: Record<string, unknown>) => (item['sk'] === 'payment' ? read(item) : []);
  const page = await listPage(table, { ...where, read: isPayment, wanted }, limit, after);
  const together = readTogether(table);
  const items = await Promise.all(
    page.items.map(async (payment) => {
      const { id = '', email: payers } = payment.chargebeeCustomer ?? {};
      const payer = { id, ...(payers !== undefined && { email: payers }) };
      return { payment, candidates: await findCandidates(together, account, payer) };
    }),
  );
  return { ...page, items: hasCandidates ? items.filter(({ candidates }) => candidates.length > 0) : items };
}
