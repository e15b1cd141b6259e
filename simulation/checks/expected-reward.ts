import type { RuleVersion } from '../../functions/shared/domain/rewards/program.ts';

/** What a wording of a rule pays for an amount, in minor units: half up, by whole numbers. */
export function expectedReward({ reward, minimum }: RuleVersion, amount: number, currency: string): number {
  if (amount === 0) return 0;
  if (minimum !== null && (minimum.currency !== currency || amount < minimum.amount)) return 0;
  if (reward.kind === 'flat') return reward.amount.amount;
  const product = BigInt(amount) * BigInt(reward.basisPoints);
  const whole = product / 10_000n;
  return Number(product % 10_000n >= 5_000n ? whole + 1n : whole);
}
