import type { ChargebeeEvent } from '../../../functions/shared/domain/event.ts';
import { follow } from './follow.ts';
import type { Model } from './model.ts';
import { pay } from './pay.ts';
import { tell } from './tell.ts';

/** What the rules make of an event; a copy under the same id changes nothing. */
export function process(model: Model, event: ChargebeeEvent): void {
  if (model.outcomes.has(event.id)) return;
  model.sent.push(event);
  if (!('transaction' in event)) follow(model, event);
  else if (event.type === 'payment_succeeded') pay(model, event);
  else tell(model, event);
}
