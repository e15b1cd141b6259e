import { optionsOn } from '../../functions/shared/domain/integration.ts';
import type { AccountPlan, CustomerState } from '../world/plan.ts';
import type { AccountItems } from './account-items.ts';

/** The newest of the states that were told of a Chargebee customer, in whatever order they came. */
function newestOf({ events, settings: { options } }: AccountPlan, id: string): CustomerState | undefined {
  const states = events.flatMap(({ told }) =>
    (told.kind === 'customer_changed' || (told.kind === 'payment' && optionsOn(options))) &&
    told.person === id
      ? [told.shows]
      : [],
  );
  return states.sort((one, other) => other.version - one.version)[0];
}

/**
 * In a plain account, whoever carries a Chargebee id is called as its newest state says. The id of who was deleted is
 * nobody's, and all payments, which occurred before, are one customer's.
 */
export function checkFollowed(plan: AccountPlan, items: AccountItems): string[] {
  if (!plan.isPlain) return [];
  const people = new Set(plan.payments.map(({ person }) => person.id));
  return [...people].flatMap((id) => {
    const carrier = items.customers.find((one) => (one['chargebeeCustomerIds'] as string[]).includes(id));
    const isDeleted = plan.events.some(({ told }) => told.kind === 'customer_deleted' && told.person === id);
    if (isDeleted) {
      const own = plan.payments.filter(({ person }) => person.id === id);
      const whose = new Set(own.flatMap((one) => items.payments.get(one.id)?.['customerId'] ?? []));
      return [
        ...(carrier ? [`${id} was deleted, and is carried by ${String(carrier['customerId'])}`] : []),
        ...(whose.size > 1 ? [`${id} was deleted, and its payments are of ${whose.size} customers`] : []),
      ];
    }
    const newest = newestOf(plan, id);
    if (carrier === undefined || newest === undefined) return [];
    const called = [carrier['email'], carrier['firstName'], carrier['company']].join();
    const expected = [newest.email, newest.firstName, newest.company].join();
    return called === expected ? [] : [`${id} is called ${called}, not ${expected}`];
  });
}
