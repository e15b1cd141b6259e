import type { Candidate } from '../../domain/customer/candidate.ts';
import type { Payment } from '../../domain/payment/payment.ts';
import type { Account } from '../account.ts';
import { decidedPayment } from '../items/decided-payment.ts';
import { keysOf } from '../keys.ts';
import type { Table } from '../table.ts';
import { findCandidates } from './candidates/find-candidates.ts';
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

/** Payments whose payers are looked for to fill one page of those with candidates: most payers of most sites are nobody's. */
const maxLookedAt = 200;

/** Finds the candidates of payments; of several payments of one payer once. */
export function candidatesOf(table: Table, account: Account) {
  const together = readTogether(table);
  const known = new Map<string, Promise<readonly Candidate[]>>();
  return async (payment: Payment): Promise<UnmatchedPayment> => {
    const payer = payment.chargebeeCustomer ?? { id: '' };
    const key = JSON.stringify(payer);
    const found = known.get(key) ?? findCandidates(together, account, payer);
    known.set(key, found);
    return { payment, candidates: await found };
  };
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
  const read = decidedPayment(table);
  const wanted = (payment: Payment): boolean =>
    payment.state === 'unmatched' &&
    (payment.dismissed === true) === dismissed &&
    (email === undefined || payment.line.email === email);
  const where =
    email === undefined
      ? { index: 'list' as const, hashKeys: keys.lists(dismissed ? 'dismissed' : 'unmatched') }
      : { index: 'byEmail' as const, hashKeys: [keys.ofEmail('activity', email)] };
  const isPayment = (item: Record<string, unknown>) => (item['sk'] === 'payment' ? read(item) : []);
  const withCandidates = candidatesOf(table, account);
  const pageFrom = async (from: Position | undefined) => {
    const page = await listPage(table, { ...where, read: isPayment, wanted }, limit, from);
    return { ...page, items: await Promise.all(page.items.map(withCandidates)) };
  };
  if (!hasCandidates) return pageFrom(after);

  const found: UnmatchedPayment[] = [];
  let next = after;
  for (let looked = 0; looked < maxLookedAt;) {
    const page = await pageFrom(next);
    found.push(...page.items.filter(({ candidates }) => candidates.length > 0));
    const last = found[limit - 1];
    if (last !== undefined && (found.length > limit || page.next !== null))
      return { items: found.slice(0, limit), next: { ulid: last.payment.ulid, index: 0 } };
    if (page.next === null) return { items: found, next: null };
    next = page.next;
    looked += limit;
  }
  return { items: found, next: next ?? null };
}
