import type { Partner } from '../../functions/shared/domain/rewards/partner.ts';
import type { Maker } from './plan-payment.ts';
import type { Reassignment } from './plan.ts';

/** Customers that an admin gives to another partner, or to none, while they pay; of some emails nobody is a customer yet. */
export const planReassignments = (
  { random, at }: Maker,
  emails: readonly string[],
  partners: readonly Partner[],
): Reassignment[] =>
  Array.from({ length: random.below(3) }, () => ({
    at: at(),
    email: random.pick(emails),
    ...(random.chance(0.8) && { partnerId: random.pick(partners).partnerId }),
  }));
