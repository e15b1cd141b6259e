import fc from 'fast-check';
import type { ChargebeeCustomer, PaymentEvent } from '../../../functions/shared/domain/event.ts';
import { amount, currency } from '../amounts.ts';
import type { Model } from '../model/model.ts';
import { paymentIds } from './ids.ts';
import { invoices } from './invoices.ts';
import { dateOf, late, moment } from './moment.ts';
import { newHead } from './new-head.ts';
import { pick } from './pick.ts';
import { newer, versionAfter } from './version-after.ts';

/** What is paid, and when. */
export const paid = fc.record({ payment: fc.nat(9), amount, currency, moment, late, newer, invoices });
type Paid = typeof paid extends fc.Arbitrary<infer T> ? T : never;

/** The event of a payment that was not seen yet, though others may have told of it. */
export function paymentEvent(
  model: Model,
  { payment, amount, currency, moment, late, newer, invoices }: Paid,
  customer: ChargebeeCustomer,
): PaymentEvent {
  const unseen = paymentIds(model).filter((one) => model.payments.get(one)?.paid === undefined);
  const id = pick(unseen, payment);
  return {
    ...newHead(model, late),
    type: 'payment_succeeded',
    transaction: {
      id,
      type: 'payment',
      status: 'success',
      amount: { amount, currency },
      date: dateOf(model, moment),
      resourceVersion: versionAfter(model, id, newer),
      invoices,
    },
    customer,
  };
}
