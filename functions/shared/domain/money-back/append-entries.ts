import type { Ulids } from '../ids.ts';
import type { Payment } from '../payment/payment.ts';
import type { Entry } from './entry.ts';
import { correction, difference, isDeadPayment, type Difference } from './ledger.ts';

/** What an entry says beside what it changes, and of whom. */
export type Told = Omit<Entry, keyof Difference | 'customerId' | 'partnerId'>;

/**
 * What has to be appended to a payment so that what is recorded is what should stand: one entry, and one more for what goes
 * back at once of the rewards that it gives; nothing to a payment that is not recorded.
 */
export function entriesBetween(before: Payment, after: Payment, told: Told, ulids: Ulids): readonly Entry[] {
  const { customerId, partnerId } = after;
  if (customerId === undefined) return [];
  const whose = { customerId, ...(partnerId !== undefined && { partnerId }) };
  const changed = difference(before, after);
  const corrected = correction(before, after);
  if (changed.amount === 0 && changed.rewards.length === 0) return [];
  const entry = { ...changed, ...whose, ...told };
  if (corrected.rewards.length === 0) return [entry];
  const { chargeback, ...goesBack } = told;
  return [entry, { ...corrected, ...whose, ...goesBack, kind: 'judgement', ulid: ulids() }];
}

/**
 * What has to be appended to a payment that is recorded whole, though money of it went back while it waited: an entry for
 * each refund that took something, and one more where the payment is dead.
 * @param now epoch milliseconds; dates what was told without a date
 */
export function entriesOfFacts(
  payment: Payment,
  { now, ulids }: { readonly now: number; readonly ulids: Ulids },
): readonly Entry[] {
  const { status: _, ...alive } = payment;
  const { refunds = [], chargebeeTransactionId } = alive;
  const rewards = payment.rewards.map(({ use, ...reward }) => reward);
  let before: Payment = { ...alive, rewards, refunds: [] };
  const entries: Entry[] = [];
  const append = (after: Payment, told: Omit<Told, 'ulid'>): void => {
    if (difference(before, after).amount !== 0)
      entries.push(...entriesBetween(before, after, { ...told, ulid: ulids() }, ulids));
    before = after;
  };
  for (const refund of refunds) {
    const { id, date = now, chargeback, reversal } = refund;
    append(
      { ...before, refunds: [...(before.refunds ?? []), refund] },
      {
        kind: reversal ? 'reversal' : 'refund',
        ...(chargeback && !reversal && { chargeback }),
        chargebeeTransactionId: id,
        occurredAt: date,
      },
    );
  }
  if (isDeadPayment(payment)) append(payment, { kind: 'reversal', chargebeeTransactionId, occurredAt: now });
  return entries;
}
