import type { LedgerEntry } from '../../functions/shared/domain/money-back/ledger-entry.ts';
import type { Payment } from '../../functions/shared/domain/payment/payment.ts';
import type { AccountPlan } from '../world/plan.ts';
import type { AccountItems } from './account-items.ts';

function checkReward(payment: Payment, place: number, entries: readonly LedgerEntry[]): string[] {
  const { chargebeeTransactionId: id, rewards, paidReversals = [] } = payment;
  const reward = rewards[place];
  const paidBack = entries.flatMap(({ ulid, rewards: changed }) =>
    changed.filter((one) => one.place === place && paidReversals.includes(`${ulid}-${place}`)),
  );
  const paid = [...(reward?.status === 'paid' ? [reward.amount] : []), ...paidBack];
  const sum = paid.reduce((total, { amount }) => total + BigInt(amount), 0n);
  return [
    ...(reward?.status === 'cancelled' && paidBack.length > 0
      ? [`${id}: a reversal of the cancelled reward ${place} is paid`]
      : []),
    ...(sum < 0n ? [`${id}: the partner owes ${-sum} for the reward ${place}, which he did not get`] : []),
  ];
}

/** A reversal follows its reward: nobody owes for a reward that he did not get. */
export function checkRewardStatuses(_: AccountPlan, { payments, entries: all }: AccountItems): string[] {
  return [...payments].flatMap(([id, item]) => {
    if (item['state'] !== 'recorded') return [];
    const payment = { ...(item as unknown as Payment), chargebeeTransactionId: id };
    const entries = all.filter(({ under }) => under === id);
    return payment.rewards.flatMap((_, place) => checkReward(payment, place, entries));
  });
}
