import type { Maker } from './plan-payment.ts';
import type { AccountPlan, Refusal } from './plan.ts';

/** What it takes, at most, from a post until its worker has written, where nothing goes wrong; milliseconds. */
const underWay = 15;

/** Leads that an admin refuses: at any time, or while a payment that would convert one is under way. */
export const planRefusals = (
  { random, at }: Maker,
  { leads, events }: Pick<AccountPlan, 'leads' | 'events'>,
): Refusal[] =>
  leads.flatMap(({ leadId, email }): Refusal[] => {
    if (random.chance(0.5)) return [];
    const posts = events.flatMap(({ at: posted, told }) =>
      told.kind === 'payment' && told.shows.email === email && posted !== undefined ? posted : [],
    );
    const isClose = posts.length > 0 && random.chance(0.7);
    return [{ leadId, at: isClose ? Math.min(...posts) + random.below(underWay) : at() }];
  });
