import fc from 'fast-check';
import type { TransactionEvent } from '../../../functions/shared/domain/event.ts';
import type { Model } from '../model/model.ts';
import { paymentIds } from './ids.ts';
import { newHead } from './new-head.ts';
import { pick } from './pick.ts';
import { newer, versionAfter } from './version-after.ts';

/** Which payment something is told of, and how new that is. */
export const aboutPayment = fc.record({ payment: fc.nat(9), newer });
type AboutPayment = typeof aboutPayment extends fc.Arbitrary<infer T> ? T : never;

/** An event that tells a state of a payment, which may not have been seen yet. */
export function paymentState(
  model: Model,
  { payment, newer }: AboutPayment,
  { type, status }: { readonly type: TransactionEvent['type']; readonly status: string },
  ids = paymentIds(model),
): TransactionEvent {
  const id = pick(ids, payment);
  const { amount, date } = model.payments.get(id)?.paid?.transaction ?? {
    amount: { amount: 5, currency: 'EUR' },
    date: model.now,
  };
  const resourceVersion = versionAfter(model, id, newer);
  const transaction = { id, type: 'payment', status, amount, date, resourceVersion };
  return { ...newHead(model), type, transaction };
}
