import type { StateEvent } from '../../../functions/shared/domain/event.ts';
import { isDead } from './left-of.ts';
import type { Model, WaitingInModel } from './model.ts';
import { isReport } from './takes-back.ts';

const day = 24 * 60 * 60 * 1_000;

/** An event whose payment or refund was not seen: what gives money back waits; anything else is remembered for 8 days. */
export function waitFor(model: Model, event: StateEvent): WaitingInModel {
  const { type, transaction } = event;
  const isDecline = type === 'payment_failed' && transaction.status === 'failure';
  const givesBack = isReport(event) || (isDead(transaction.status) && !isDecline);
  model.outcomes.set(event.id, givesBack ? 'waiting' : 'ignored');
  return givesBack ? { event } : { event, forgetAt: model.now + 8 * day };
}
