import { leftOf, rewardFor } from '../money-back/ledger.ts';
import type { Money } from '../money.ts';
import type { Payment } from '../payment/payment.ts';

/** What a partner has of a payment by one version of a rule, all that was taken back counted. */
export interface StandingReward {
  readonly partnerId: string;
  readonly ruleId: string;
  readonly ruleVersion: number;
  readonly amount: Money;
}

/** What stands of the rewards of a recorded payment: what is cancelled, was given back or gave way counts as nothing. */
export function standingRewards(payment: Payment): readonly StandingReward[] {
  const { state, partnerId: own, amount: paid, rewards } = payment;
  if (state !== 'recorded') return [];
  const left = { amount: leftOf(payment), currency: paid.currency };
  return rewards.flatMap((reward) => {
    const { ruleId, ruleVersion, status, partnerId = own, amount } = reward;
    const earned = status === 'cancelled' ? 0 : rewardFor(reward, left);
    if (earned === 0 || partnerId === undefined) return [];
    return { partnerId, ruleId, ruleVersion, amount: { ...amount, amount: earned } };
  });
}
