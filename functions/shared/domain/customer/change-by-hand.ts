import type { Customer } from './customer.ts';
import { keepEmail } from './follow.ts';

const source = { kind: 'manual' } as const;

/** What is known of a customer that an admin makes, beside what is said of it. `now` is epoch milliseconds. */
export const madeByHand = (chargebeeCustomerIds: readonly string[], now: number) => ({
  version: 1,
  source,
  chargebeeCustomerIds,
  ...(chargebeeCustomerIds.length > 0 && { linkedAt: now }),
  createdAt: now,
});

/**
 * A customer that an admin changed, with what follows from that: when it was linked, an email that stays until Chargebee
 * tells a newer state, and a source partner that came by hand, whatever brought the customer. Its version is still the one before.
 * @param now epoch milliseconds
 */
export function changeByHand(before: Customer, changed: Customer, now: number): Customer {
  const isLinked = changed.chargebeeCustomerIds.some((id) => !before.chargebeeCustomerIds.includes(id));
  const linked = isLinked ? { ...changed, linkedAt: now } : changed;
  const own = linked.email === before.email ? linked : keepEmail(linked);
  if (own.sourcePartnerId === before.sourcePartnerId) return own;
  const { noPartner, ...given } = own;
  return { ...given, source };
}
