import type { Payment } from '../payment/payment.ts';
import type { Candidate, Likeness } from './candidate.ts';

const sure: ReadonlySet<Likeness> = new Set(['same_chargebee_customer', 'same_email']);

/** Chargebee tells when a payment was made in whole seconds. */
const wholeSecond = (time: number): number => Math.floor(time / 1_000) * 1_000;

/**
 * Who is meant by a payment of the inbox without a doubt: the only one with the same email or Chargebee customer, who was known
 * before it was paid; undefined where it is no clear case. Nobody whom an admin unlinked from its Chargebee customer.
 */
export function clearCandidate(
  { date }: Pick<Payment, 'date'>,
  candidates: readonly Candidate[],
): Candidate | undefined {
  const [one, ...others] = candidates.filter(({ why }) => sure.has(why));
  if (one === undefined || others.length > 0 || one.unlinked) return undefined;
  return wholeSecond(one.since) <= date ? one : undefined;
}
