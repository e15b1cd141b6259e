import { clearCandidate } from '../domain/customer/clear-case.ts';
import type { LinkTo } from '../domain/payment/link-target.ts';
import type { Account } from '../store/account.ts';
import { decidedPayment } from '../store/items/decided-payment.ts';
import { isPayment, keysOf } from '../store/keys.ts';
import { candidatesOf, type UnmatchedPayment } from '../store/reads/list-unmatched.ts';
import { oldestEntries } from '../store/reads/oldest-entries.ts';
import { readItems } from '../store/reads/read-items.ts';
import type { UlidRange } from '../store/reads/ulid-range.ts';
import type { Table } from '../store/table.ts';

/** A payment of the inbox with the one who is meant by it. */
export interface ClearCase extends UnmatchedPayment {
  readonly to: Extract<LinkTo, { readonly id: string }>;
}

/** A payment of the inbox as a clear case; undefined where it is none. */
export function asClearCase({ payment, candidates }: UnmatchedPayment): ClearCase | undefined {
  if (payment.state !== 'unmatched' || payment.dismissed) return undefined;
  const one = clearCandidate(payment, candidates);
  return one && { payment, candidates: [one], to: { kind: one.kind, id: one.id } };
}

/**
 * The clear cases among the oldest `count` payments of the inbox in a range, oldest first.
 * @returns `looked`: how many payments were looked at; `after`: the ULID that the rest comes after; undefined where there is no rest
 */
export async function clearCases(
  table: Table,
  account: Account,
  range: UlidRange,
  count: number,
): Promise<{
  readonly cases: readonly ClearCase[];
  readonly looked: number;
  readonly after: string | undefined;
}> {
  const entries = await oldestEntries(table, keysOf(account).lists('unmatched'), range, count);
  const items = await readItems(
    table,
    entries.filter(({ sk }) => isPayment(sk)),
  );
  const found = await Promise.all(items.flatMap(decidedPayment(table)).map(candidatesOf(table, account)));
  const cases = found.flatMap((one) => asClearCase(one) ?? []);
  return { cases, looked: entries.length, after: entries.length < count ? undefined : entries.at(-1)?.ulid };
}
