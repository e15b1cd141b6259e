import { chargebeeEvent } from '../../local/simulate/chargebee-event.ts';
import type { Payer } from '../support/payers.ts';

/** Payments of these payers in turn, ready to be posted. */
export const paymentEvents = (payers: readonly Payer[], count: number): { id: string; body: string }[] =>
  Array.from({ length: count }, (_, n) => {
    const payer = payers[n % payers.length];
    if (payer === undefined) throw new Error('There are no payers.');
    const { email, chargebeeCustomerId: customer } = payer;
    return chargebeeEvent({ kind: 'payment', email, customer, amount: 4_900, currency: 'EUR' }, new Date());
  });
