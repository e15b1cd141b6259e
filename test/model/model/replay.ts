import type { PaymentEvent } from '../../../functions/shared/domain/event.ts';
import type { Model } from './model.ts';
import { isSuccess, record, recordLate } from './pay.ts';

/**
 * An admin has an event decided again, with the settings of now: it tells nothing new, but a payment that was ignored may
 * wait in the inbox then, or be recorded as one that waits there. @returns whether there is anything to decide
 */
export function replay(model: Model, event: PaymentEvent): boolean {
  const payment = model.payments.get(event.transaction.id);
  if (payment?.paid === undefined || payment.as === 'recorded' || !isSuccess(event)) return false;
  const { paid } = payment;
  const { id, occurredAt, receivedAt } = event;
  const transaction = { ...paid.transaction, resourceVersion: -Infinity };
  const again: PaymentEvent = { ...paid, id, occurredAt, receivedAt, transaction };
  const as = record(model, payment, again);
  if (as === 'recorded') {
    recordLate(model, payment, again);
    return true;
  }
  // What waits in the inbox stays there.
  if (as === 'unmatched') payment.as = as;
  const { convertLead, associateDeals } = model.options;
  const isActedOn = model.isOn && (convertLead || associateDeals);
  const outcome = payment.as === 'unmatched' ? 'unmatched' : isActedOn ? 'processed' : 'ignored';
  for (const one of [paid.id, id]) model.outcomes.set(one, outcome);
  return true;
}
