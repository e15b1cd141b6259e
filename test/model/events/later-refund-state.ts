import fc from 'fast-check';
import { amount } from '../amounts.ts';
import type { TransactionEvent } from '../../../functions/shared/domain/event.ts';
import type { Model } from '../model/model.ts';
import { newRefundId, refundIds } from './ids.ts';
import { named, namedPayment } from './named-payment.ts';
import { pick } from './pick.ts';
import { refundState } from './refund-state.ts';
import { newer } from './version-after.ts';

/** What is told of a refund after, or now and then before, it was made. */
export const later = fc.record({
  refund: fc.nat(9),
  named,
  amount: fc.option(amount, { freq: 2, nil: undefined }),
  newer,
});
type Later = typeof later extends fc.Arbitrary<infer T> ? T : never;

export function laterRefundState(
  model: Model,
  { refund, named, amount, newer }: Later,
  told: { readonly type: TransactionEvent['type']; readonly status: string },
): TransactionEvent {
  const id = pick([...refundIds(model), newRefundId(model)], refund);
  const paymentId = namedPayment(model, id, named);
  const known = model.payments.get(model.paymentOf.get(id) ?? '')?.refunds.get(id);
  return refundState(model, {
    ...told,
    id,
    paymentId,
    amount: amount ?? known?.amount ?? 3,
    date: model.now,
    newer,
  });
}
