import type { ChargebeeEvent } from '../../../functions/shared/domain/event.ts';
import { follow } from './follow.ts';
import type { Model } from './model.ts';
import { pay } from './pay.ts';
import { tell } from './tell.ts';

/** What the rules make of an event; a copy under the same id changes nothing, but of a payment that is unmatched. */
export function process(model: Model, event: ChargebeeEvent): void {
  const isCopy = model.outcomes.has(event.id);
  if (isCopy && !isUnmatched(model, event)) return;
  if (!isCopy) model.sent.push(event);
  if (!('transaction' in event)) follow(model, event);
  else if (event.type === 'payment_succeeded') pay(model, event);
  else tell(model, event);
}

const isUnmatched = ({ payments }: Model, event: ChargebeeEvent): boolean =>
  event.type === 'payment_succeeded' && payments.get(event.transaction.id)?.as === 'unmatched';
