import { idOf } from '../../functions/shared/domain/ids.ts';
import { planSucceeded, type Maker } from './plan-payment.ts';
import type { AccountPlan, LateLead, Person, PlannedEvent } from './plan.ts';

type Known = Pick<AccountPlan, 'partners' | 'leads' | 'deals' | 'customers' | 'payments' | 'events'>;

/** Whether an email leads to something from the beginning on. */
const leads = ({ leads, deals, customers }: Known, email: string): boolean =>
  [...leads, ...customers, ...deals.flatMap(({ contacts }) => contacts)].some((one) => one.email === email);

/** All that a person has paid, as it was told before, or under an event id of its own. */
function planResent(maker: Maker, { payments, events }: Known, person: Person): PlannedEvent[] {
  return payments
    .filter((payment) => payment.person === person)
    .map((payment) => {
      const before = events.find(({ told }) => told.kind === 'payment' && told.id === payment.id);
      if (before && maker.random.chance(0.5)) return before;
      const { at, ...event } = planSucceeded(maker, payment);
      return event;
    });
}

/**
 * Leads that an admin adds when their payments came to nobody, perhaps, and the payments that Chargebee is asked to send again
 * as soon as each is there.
 */
export function planLateLeads(maker: Maker, known: Known, people: readonly Person[]): LateLead[] {
  const { random, start, at } = maker;
  return people.flatMap((person): LateLead[] => {
    const { email } = person;
    if (email === undefined || leads(known, email) || random.chance(0.3)) return [];
    const added = at();
    const lead = {
      leadId: idOf('lead', maker.ulid()),
      version: 1,
      email,
      ...(random.chance(0.8) && { partnerId: random.pick(known.partners).partnerId }),
      status: random.pick(['pending', 'accepted'] as const),
      registeredAt: start,
      createdAt: added,
    };
    return [{ at: added, lead, resent: planResent(maker, known, person) }];
  });
}
