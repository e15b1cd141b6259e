import type { Code } from './codes.ts';
import type { PaymentEvent } from './event.ts';

/** Why a transaction is nothing to act on; undefined for a successful payment. */
export function whyNotActedOn({ transaction }: PaymentEvent): Code | undefined {
  if (transaction.type !== 'payment') return 'not_a_payment';
  if (transaction.status !== 'success') return 'not_successful';
  return transaction.amount.amount > 0 ? undefined : 'amount_not_positive';
}
