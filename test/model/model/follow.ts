import type { CustomerEvent } from '../../../functions/shared/domain/event.ts';
import type { Model } from './model.ts';
import { namesOf } from './names-of.ts';

/** A Chargebee customer changed, or was deleted. */
export function follow(model: Model, event: CustomerEvent): void {
  const { id, email, resourceVersion = Infinity } = event.customer;
  const customer = model.customers.find(({ chargebeeIds }) => chargebeeIds.includes(id));
  const isOld = resourceVersion < (customer?.followed.get(id) ?? 0);
  if (!model.isOn || customer === undefined || isOld) {
    model.outcomes.set(event.id, 'ignored');
    return;
  }
  model.outcomes.set(event.id, 'processed');
  if (event.type === 'customer_deleted') {
    customer.chargebeeIds = customer.chargebeeIds.filter((one) => one !== id);
    customer.followed.delete(id);
    return;
  }
  const isTaken = model.customers.some((other) => other !== customer && other.email === email);
  if (email !== undefined && !isTaken) customer.email = email;
  customer.names = namesOf(event.customer);
  if (resourceVersion !== Infinity) customer.followed.set(id, resourceVersion);
}
