import { leftOf } from './left-of.ts';
import type { EntryInModel, PaymentInModel, RewardInModel } from './model.ts';
import { pays } from './pays.ts';

type Row = EntryInModel['rewards'][number];

/** What a reward comes to while this much is left. */
function worth(payment: PaymentInModel, one: RewardInModel | undefined, left: number): number {
  if (one === undefined || one.holds === false || one.isReplaced) return 0;
  const currency = payment.paid?.transaction.amount.currency ?? '';
  return pays(one.terms, { amount: left, currency });
}

/**
 * Appends what changed of a payment with an entry, and what goes back at once of rewards that are given late.
 * @param rewards as they were before
 * @param left before; undefined where no money moved
 * @param entry filled here, and kept where anything is in it
 */
export function appendTo(
  payment: PaymentInModel,
  rewards: readonly RewardInModel[],
  left: number | undefined,
  entry: EntryInModel,
): void {
  const now = leftOf(payment);
  const before = left ?? now;
  const [rows, corrected]: [Row[], Row[]] = [[], []];
  for (const [place, one] of payment.rewards.entries()) {
    const isLate = place >= rewards.length;
    const amount = isLate ? one.amount : worth(payment, one, now) - worth(payment, rewards[place], before);
    // A cancelled reward counts as nothing, and so does what is taken back of it.
    const status = one.status === 'cancelled' ? one.status : ('pending' as const);
    if (amount !== 0) rows.push({ place, amount, status });
    const back = isLate ? worth(payment, one, now) - one.amount : 0;
    if (back !== 0) corrected.push({ place, amount: back, status });
  }
  const { partner } = payment;
  Object.assign(entry, { partner, rewards: rows });
  const isMoney = now !== before;
  if (isMoney || rows.length > 0) payment.entries.push(entry);
  if (corrected.length > 0) payment.entries.push({ amount: 0, rewards: corrected });
}
