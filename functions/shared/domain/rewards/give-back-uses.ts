import type { Payment, Reward } from '../payment/payment.ts';
import { forgetPassedOver } from './passed-over.ts';
import { changeHeld, type UsesByRule } from './rule-use.ts';

type Held = Pick<Payment, 'rewards' | 'passedOver'> & { readonly byRule: UsesByRule };

/** A payment that never brought money, or is nobody's any more, holds no use of a limited rule, and waits for none. */
export function giveBackUses(
  { date, chargebeeTransactionId: id }: Pick<Payment, 'date' | 'chargebeeTransactionId'>,
  { rewards, passedOver = [], byRule: held }: Held,
): { readonly rewards: readonly Reward[]; readonly byRule: UsesByRule } {
  let byRule = forgetPassedOver(held, passedOver, id);
  const left = rewards.map((reward): Reward => {
    const { ruleId, ruleVersion, use } = reward;
    if (use !== 'held') return reward;
    byRule = { ...byRule, [ruleId]: changeHeld(byRule[ruleId], ruleVersion, date, -1) };
    return { ...reward, use: 'given_back' };
  });
  return { rewards: left, byRule };
}
