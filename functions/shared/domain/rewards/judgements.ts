import type { Entry } from '../money-back/entry.ts';
import type { Ulids } from '../ids.ts';
import { correction, difference } from '../money-back/ledger.ts';
import type { Payment } from '../payment/payment.ts';

/**
 * What is appended to a payment that was judged again while no money moved: the rewards that it is given, and what of them
 * goes back at once.
 * @param ulid the one that its new rewards say gave them
 */
export function judgements(before: Payment, after: Payment, ulid: string, ulids: Ulids): readonly Entry[] {
  const { customerId, partnerId, chargebeeTransactionId, date } = after;
  if (customerId === undefined) return [];
  const whose = { customerId, ...(partnerId !== undefined && { partnerId }) };
  const what = { kind: 'judgement', chargebeeTransactionId, occurredAt: date } as const;
  const corrected = correction(before, after);
  return [
    { ...difference(before, after), ...whose, ...what, ulid },
    ...(corrected.rewards.length > 0 ? [{ ...corrected, ...whose, ...what, ulid: ulids() }] : []),
  ];
}
