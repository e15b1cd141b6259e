import type { Ulids } from '../ids.ts';
import type { Payment } from '../payment/payment.ts';
import type { LedgerEntry } from './ledger-entry.ts';
import { correction, difference, isDeadPayment, type Difference, type RewardDifference } from './ledger.ts';

/** What an entry says beside what it changes, and of whom. */
export type EntryHead = Omit<LedgerEntry, keyof Difference | 'customerId' | 'partnerId'>;

/** Those of the payment's own partner, and by whose they were before: an entry is of one partner. */
function byPartner(rewards: readonly RewardDifference[], after: Payment) {
  const own: RewardDifference[] = [];
  const others = new Map<string, RewardDifference[]>();
  for (const reward of rewards) {
    const partnerId = after.rewards[reward.place]?.partnerId;
    if (partnerId === undefined) own.push(reward);
    else others.set(partnerId, [...(others.get(partnerId) ?? []), reward]);
  }
  return { own, others };
}

/**
 * What has to be appended to a payment so that what is recorded is what should stand: one entry, one more for what goes
 * back at once of the rewards that it gives, and one for each partner that it was taken from; nothing to a payment that is not
 * recorded.
 */
export function entriesBetween(
  before: Payment,
  after: Payment,
  head: EntryHead,
  ulids: Ulids,
): readonly LedgerEntry[] {
  const { customerId, partnerId } = after;
  if (customerId === undefined) return [];
  const whose = { customerId, ...(partnerId !== undefined && { partnerId }) };
  const { amount, rewards: changed } = difference(before, after);
  const { own: rewards, others } = byPartner(changed, after);
  const corrected = correction(before, after);
  const { chargeback, ...rest } = head;
  const besides = { ...rest, kind: 'judgement', amount: 0 } as const;
  return [
    ...(amount !== 0 || rewards.length > 0 ? [{ amount, rewards, ...whose, ...head }] : []),
    ...(corrected.rewards.length > 0
      ? [{ ...besides, ...whose, rewards: corrected.rewards, ulid: ulids() }]
      : []),
    ...[...others].map(([of, taken]): LedgerEntry => ({
      ...besides,
      customerId,
      partnerId: of,
      rewards: taken,
      ulid: ulids(),
    })),
  ];
}

/** Entries that one write appends beside a payment with all that it may bring: 100 items is the end. */
export const maxAppended = 20;

/**
 * What has to be appended to a payment that is recorded whole, though money of it went back while it waited: an entry for
 * each refund that took something, and one more where the payment is dead.
 * @param from so many of its refunds are appended already
 * @param now epoch milliseconds; dates what was told without a date
 * @returns `refundsAppended` where more remain than fit into one write
 */
export function entriesOfFacts(
  payment: Payment,
  from: number,
  { now, ulids }: { readonly now: number; readonly ulids: Ulids },
): { readonly entries: readonly LedgerEntry[]; readonly refundsAppended?: number } {
  const { status: _, ...alive } = payment;
  const { refunds = [], chargebeeTransactionId } = alive;
  const rewards = payment.rewards.map(({ use, ...reward }) => ({
    ...reward,
    ...(use === 'replaced' && { use }),
  }));
  let before: Payment = { ...alive, rewards, refunds: refunds.slice(0, from) };
  const entries: LedgerEntry[] = [];
  const append = (after: Payment, head: Omit<EntryHead, 'ulid'>): void => {
    if (difference(before, after).amount !== 0)
      entries.push(...entriesBetween(before, after, { ...head, ulid: ulids() }, ulids));
    before = after;
  };
  const end = from + maxAppended;
  for (const refund of refunds.slice(from, end)) {
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
  if (end < refunds.length) return { entries, refundsAppended: end };
  if (isDeadPayment(payment)) append(payment, { kind: 'reversal', chargebeeTransactionId, occurredAt: now });
  return { entries };
}
