import type { Money } from '../../functions/shared/domain/money.ts';
import type { Payment } from '../../functions/shared/domain/payment/payment.ts';
import { lineOf } from '../../functions/shared/domain/lines/line-of.ts';
import { anEvent, paidOn, ulid } from './payment-case.ts';

export const eur = (amount: number): Money => ({ amount, currency: 'EUR' });

/** A payment of 49 EUR that was recorded for a customer and its partner, without a reward. */
export function recorded(facts: Partial<Payment> = {}): Payment {
  const event = anEvent();
  const { id: chargebeeTransactionId, amount, date, resourceVersion, invoices } = event.transaction;
  return {
    version: 1,
    ulid: ulid(700),
    state: 'recorded',
    chargebeeTransactionId,
    amount,
    date,
    resourceVersion,
    invoices,
    customerId: `cus_${ulid(801)}`,
    partnerId: 'prt_own',
    rewards: [],
    line: lineOf(event, paidOn + 10_000, 'processed', []),
    ...facts,
  };
}
