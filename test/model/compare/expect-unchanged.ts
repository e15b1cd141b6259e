import { expect } from '@jest/globals';
import type { System } from '../system/open-system.ts';
import type { ReadRecords } from './read-records.ts';

/**
 * Nothing recorded is ever edited: what was seen before is there as it was, but for the status of what is not paid, and
 * for the invoices that a payment is shown with, and whose it is where an admin moved it.
 */
export function expectUnchanged(
  { recorded }: System,
  { transactions, rewards: earned, corrections }: ReadRecords,
): void {
  const rewards = [...earned, ...corrections];
  const seen = new Map<string, unknown>([
    ...transactions.map(({ invoices, properties, partnerId, ...transaction }) => {
      const isPayment = transaction.kind === 'payment';
      return [transaction.id, isPayment ? transaction : { ...transaction, partnerId }] as const;
    }),
    ...rewards.map(({ status, ...reward }) => [reward.id, reward] as const),
    ...rewards.filter(({ status }) => status === 'paid').map(({ id }) => [`${id} is paid`, true] as const),
  ]);
  for (const [id, before] of recorded) expect(seen.get(id)).toEqual(before);
  for (const [id, now] of seen) recorded.set(id, now);
}
