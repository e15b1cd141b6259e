import * as z from 'zod';
import { chargebeeEvent } from '../../local/simulate/chargebee-event.ts';
import type { Random } from '../../simulation/random.ts';
import type { Payer } from '../support/payers.ts';

/** A payment, and what has been given back of it. */
export interface PaymentSent {
  readonly id: string;
  readonly payer: Payer;
  readonly amount: number;
  readonly refunds: number[];
  voided: boolean;
}

export interface EventSent {
  readonly id: string;
  readonly body: string;
}

const sentTransaction = z.object({ content: z.object({ transaction: z.object({ id: z.string() }) }) });
const currency = 'EUR';

/** What happens next in Chargebee, and what it should come to: mostly payments, then refunds and voids of earlier ones. */
export function nextHappening(random: Random, payers: readonly Payer[], payments: PaymentSent[]): EventSent {
  const chance = random.fraction();
  const earlier = payments[random.below(Math.max(1, payments.length))];
  if (earlier !== undefined && chance < 0.25) {
    const { id: payment } = earlier;
    if (chance < 0.05) {
      earlier.voided = true;
      return chargebeeEvent({ kind: 'void', payment, amount: earlier.amount, currency }, new Date());
    }
    const amount = 1 + random.below(earlier.amount);
    earlier.refunds.push(amount);
    return chargebeeEvent({ kind: 'refund', payment, amount, currency, chargeback: false }, new Date());
  }
  const payer = random.pick(payers);
  const amount = 100 + random.below(10_000);
  const { email, chargebeeCustomerId: customer } = payer;
  const event = chargebeeEvent({ kind: 'payment', email, customer, amount, currency }, new Date());
  const { id } = sentTransaction.parse(JSON.parse(event.body)).content.transaction;
  payments.push({ id, payer, amount, refunds: [], voided: false });
  return event;
}
