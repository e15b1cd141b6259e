import type { CustomerEvent } from '../../../functions/shared/domain/event.ts';
import { carrierOf, leave, takeOver, toldOf } from './identity.ts';
import type { Model } from './model.ts';

const day = 24 * 60 * 60 * 1_000;

/** A Chargebee customer changed, or was deleted. */
export function follow(model: Model, event: CustomerEvent): void {
  const { id, resourceVersion = Infinity } = event.customer;
  const customer = carrierOf(model, id);
  const told = customer === undefined ? toldOf(model, id, event) : undefined;
  const known = customer?.followed.get(id)?.version ?? told?.state?.resourceVersion ?? 0;
  const isDeleted = event.type === 'customer_deleted';
  if (!model.isOn || resourceVersion < known) {
    model.outcomes.set(event.id, 'ignored');
  } else if (customer === undefined) {
    model.outcomes.set(event.id, 'ignored');
    const news = isDeleted ? { deletedAt: event.occurredAt } : { state: event.customer };
    model.told.set(id, { ...told, ...news, forgetAt: event.receivedAt + 8 * day });
  } else {
    model.outcomes.set(event.id, 'processed');
    if (isDeleted) leave(model, customer, id, event.occurredAt);
    else takeOver(model, customer, event.customer);
  }
}
