import type { ActivityLine } from '../lines/activity.ts';
import type { Code } from '../lines/codes.ts';
import type { StateEvent } from '../event.ts';
import { takesBack } from '../money-back/takes-back.ts';
import { isActedOn } from '../money-back/transaction-state.ts';

const whyNotRecordedCodes = ['not_a_payment', 'not_successful', 'amount_not_positive'] as const;

function whyNotRecorded({
  type,
  status,
  amount,
}: StateEvent['transaction']): (typeof whyNotRecordedCodes)[number] | undefined {
  if (type !== 'payment') return 'not_a_payment';
  if (status !== 'success') return 'not_successful';
  return amount.amount > 0 ? undefined : 'amount_not_positive';
}

/** Why an event is nothing to act on; undefined where it is. */
export function whyNotActedOn(event: StateEvent): Code | undefined {
  if (event.type === 'payment_succeeded') return whyNotRecorded(event.transaction);
  const { type, status } = event.transaction;
  if (event.type === 'payment_refunded' && !takesBack(type)) return 'not_a_refund';
  if (type !== 'payment' && !takesBack(type)) return 'not_a_payment_or_refund';
  return isActedOn(status) ? undefined : 'status_not_acted_on';
}

/** Whether the event of a line told a payment that succeeded; of any other nothing is kept. */
export const toldSuccess = ({ eventType, steps }: ActivityLine): boolean =>
  eventType === 'payment_succeeded' &&
  !steps.some(({ code }) => whyNotRecordedCodes.some((one) => one === code));
