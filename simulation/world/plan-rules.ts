import { idOf } from '../../functions/shared/domain/ids.ts';
import type {
  Lasts,
  RewardRule,
  RewardTerms,
  RuleVersion,
} from '../../functions/shared/domain/rewards/program.ts';
import type { Random } from '../random.ts';

const day = 86_400_000;
const eur = (amount: number) => ({ amount, currency: 'EUR' });

function planReward(random: Random): RewardTerms {
  if (random.chance(0.3)) return { kind: 'flat', amount: eur(1 + random.below(5_000)) };
  return {
    kind: 'percentage',
    basisPoints: random.chance(0.5) ? 50 * (1 + random.below(200)) : 1 + random.below(10_000),
  };
}

function planLasts(random: Random): Lasts {
  const roll = random.fraction();
  if (roll < 0.6) return { kind: 'forever' };
  return { kind: roll < 0.8 ? 'payments' : 'months', count: 1 + random.below(3) };
}

const planTerms = (random: Random): Omit<RuleVersion, 'version' | 'lasts'> => ({
  name: 'Rule',
  reward: planReward(random),
  minimum: random.chance(0.3) ? eur(1 + random.below(20_000)) : null,
  holdDays: random.below(31),
});

/** A rule with one wording, or with one that ends where the next begins. */
export function planRule(random: Random, ulid: string, start: number): RewardRule {
  const ruleId = idOf('rule', ulid);
  const first = { ...planTerms(random), lasts: planLasts(random), version: 1 };
  if (random.chance(0.7)) return { ruleId, versions: [first] };
  const changedAt = start - random.below(90) * day;
  const lasts: Lasts = { kind: 'forever' };
  return {
    ruleId,
    versions: [
      { ...first, lasts, until: changedAt },
      { ...planTerms(random), lasts, version: 2, from: changedAt },
    ],
  };
}
