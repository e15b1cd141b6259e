import { delivery } from '../../functions/shared/deployment/delivery.ts';
import { noFaults, someFaults } from '../fault-rates.ts';
import type { Random } from '../random.ts';
import { ulidsOf } from '../ulids.ts';
import { planAccount } from './plan-account.ts';
import type { WorldPlan } from './plan.ts';

const minute = 60_000;
const hour = 60 * minute;
const start = Date.UTC(2026, 10, 20, 12);

/** From everything at once to three days: with the retries of Chargebee, nothing is forgotten within it. */
const spans = [0, 0, 2_000, 10 * minute, 2 * hour, 72 * hour];

/** What will happen in one world, drawn from its chance alone. */
export function planWorld(random: Random): WorldPlan {
  const inLockStep = random.chance(0.05);
  const isPoisoned = !inLockStep && random.chance(0.03);
  const span = inLockStep || isPoisoned ? 0 : random.pick(spans);
  let time = start - 100_000;
  const ulids = ulidsOf(() => time++, random);
  // Not for hours, as the queue is deployed: so that there are some.
  const isRedriven = !inLockStep && !isPoisoned && random.chance(0.1);
  const isLarge = random.chance(0.04);
  const names = inLockStep || isLarge || random.chance(0.5) ? ['one'] : ['one', 'two'];
  const accounts = names.map((name) =>
    planAccount(random, {
      name,
      start,
      span,
      ulids,
      isPlain: inLockStep || random.chance(0.5),
      isLarge,
      people: isLarge ? 1 : 1 + random.below(3),
    }),
  );
  const outageAt = start + random.below(span + 1);
  return {
    accounts,
    start,
    rates: inLockStep || random.chance(0.1) ? noFaults : someFaults(random),
    ...(!inLockStep && random.chance(0.05) && { outage: { from: outageAt, to: outageAt + hour } }),
    inLockStep,
    containers: inLockStep ? 30 : isPoisoned ? 1 : 1 + random.below(4),
    isRedriven,
    maxReceives: isRedriven ? 1 + random.below(5) : delivery.maxReceives,
    batchSize: inLockStep ? 1 : isPoisoned ? delivery.batchSize : random.pick([1, 3, delivery.batchSize]),
    ...(isPoisoned && { poisonAt: start + minute }),
  };
}
