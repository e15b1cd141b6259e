import { ruleAmount } from '../rewards/judge-rule.ts';
import type { Money } from '../money.ts';
import type { Payment, Refund, Reward } from '../payment/payment.ts';
import { isDead } from './transaction-state.ts';

type Facts = Pick<Payment, 'amount' | 'status' | 'refunds'>;

/** What those that are live have not taken. One after the other: the sum of many may pass 2^53. */
const without = (amount: number, refunds: readonly Refund[]): number =>
  refunds
    .filter(({ status }) => status === 'success')
    .reduce((left, refund) => Math.max(0, left - refund.amount.amount), amount);

/** Whether a payment never brought money: it failed late, was voided or deleted, or reversals took back all of it. */
export const isDeadPayment = ({ amount, status = 'success', refunds = [] }: Facts): boolean =>
  isDead(status) ||
  without(
    amount.amount,
    refunds.filter(({ reversal }) => reversal),
  ) === 0;

/** What is left of a payment, in minor units: nothing of a dead one, else what its live refunds have not taken. */
export const leftOf = ({ amount, status = 'success', refunds = [] }: Facts): number =>
  isDead(status) ? 0 : without(amount.amount, refunds);

/** What the rule of a reward pays for what is left: nothing where the payment gave its use back, or was judged anew. */
export function rewardFor(reward: Reward | undefined, left: Money): number {
  if (reward === undefined || reward.use === 'given_back' || reward.use === 'replaced') return 0;
  const { amount, basisPoints, minimum } = reward;
  const terms =
    basisPoints === undefined
      ? ({ kind: 'flat', amount } as const)
      : ({ kind: 'percentage', basisPoints } as const);
  const earned = ruleAmount({ reward: terms, minimum: minimum ?? null }, left);
  return typeof earned === 'string' ? 0 : earned.amount;
}

/** What has to be appended to one reward: `place` is its place in the payment. */
export interface RewardDifference {
  readonly place: number;
  readonly amount: number;
}

/** What has to be appended to what is recorded; amounts are mostly negative. */
export interface Difference {
  readonly amount: number;
  /** Only what changes. */
  readonly rewards: readonly RewardDifference[];
}

/**
 * The ledger of one payment: facts in, difference out. What is recorded is always what follows from the facts before, so
 * that appending this makes it what follows from the facts after.
 */
export function difference(before: Payment, after: Payment): Difference {
  const [had, has] = [leftOf(before), leftOf(after)];
  const { currency } = after.amount;
  const rewards = after.rewards.map((reward, place) => ({
    place,
    amount:
      place < before.rewards.length
        ? rewardFor(reward, { amount: has, currency }) -
          rewardFor(before.rewards[place], { amount: had, currency })
        : reward.amount.amount,
  }));
  return { amount: has - had, rewards: rewards.filter(({ amount }) => amount !== 0) };
}

/**
 * What goes back at once of the rewards that a payment is given late: each is given whole, as it would have been when the
 * payment was recorded, though less may be left by now.
 */
export function correction(before: Payment, after: Payment): Difference {
  const left = { amount: leftOf(after), currency: after.amount.currency };
  const rewards = after.rewards.map((reward, place) => ({
    place,
    amount: place < before.rewards.length ? 0 : rewardFor(reward, left) - reward.amount.amount,
  }));
  return { amount: 0, rewards: rewards.filter(({ amount }) => amount !== 0) };
}
