import type { Entry } from './entry.ts';
import type { Ulids } from '../ids.ts';
import { difference, isDeadPayment } from './ledger.ts';
import type { Payment } from '../payment/payment.ts';

/**
 * What has to be appended to a payment that is recorded whole, though money of it went back while it waited: an entry for
 * each refund that took something, and one more where the payment is dead.
 * @param now epoch milliseconds; dates what was told without a date
 */
export function entriesOfFacts(
  payment: Payment,
  { now, ulids }: { readonly now: number; readonly ulids: Ulids },
): readonly Entry[] {
  const { customerId, partnerId, chargebeeTransactionId, refunds = [] } = payment;
  if (customerId === undefined) return [];
  const whose = { customerId, ...(partnerId !== undefined && { partnerId }) };
  const { status, ...alive } = payment;
  const rewards = payment.rewards.map(({ use, ...reward }) => reward);
  let before: Payment = { ...alive, rewards, refunds: [] };
  const entries: Entry[] = [];
  for (const refund of refunds) {
    const after = { ...before, refunds: [...(before.refunds ?? []), refund] };
    const changed = difference(before, after);
    before = after;
    if (changed.amount === 0) continue;
    const { id, date = now, chargeback, reversal } = refund;
    entries.push({
      ...changed,
      ...whose,
      ulid: ulids(),
      kind: reversal ? 'reversal' : 'refund',
      ...(chargeback && !reversal && { chargeback }),
      chargebeeTransactionId: id,
      occurredAt: date,
    });
  }
  if (!isDeadPayment(payment)) return entries;
  const died = difference(before, payment);
  if (died.amount === 0) return entries;
  return [
    ...entries,
    { ...died, ...whose, ulid: ulids(), kind: 'reversal', chargebeeTransactionId, occurredAt: now },
  ];
}
