import type { Money } from '../../../functions/shared/domain/money.ts';
import type { RuleTerms } from '../../../functions/shared/domain/rewards/program.ts';

/** What a rule pays for an amount, in minor units; percentages round half up. */
export function pays({ reward, minimum }: RuleTerms, { amount, currency }: Money): number {
  if (amount === 0) return 0;
  if (minimum && (minimum.currency !== currency || amount < minimum.amount)) return 0;
  if (reward.kind === 'flat') return reward.amount.amount;
  return Number((BigInt(amount) * BigInt(reward.basisPoints) * 2n + 10_000n) / 20_000n);
}
