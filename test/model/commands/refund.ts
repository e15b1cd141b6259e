import fc from 'fast-check';
import { newRefundId, paymentIds } from '../events/ids.ts';
import { dateOf, moment } from '../events/moment.ts';
import { pick } from '../events/pick.ts';
import { refundState } from '../events/refund-state.ts';
import { newer } from '../events/version-after.ts';
import { leftOf } from '../model/left-of.ts';
import { sending } from './sending.ts';

const drawn = fc.record({
  payment: fc.nat(9),
  share: fc.constantFrom('all', 'rest', 'more'),
  isChargeback: fc.boolean(),
  moment,
  newer,
});

/** All of a payment is given back, or all that is left of it, or more than that; the payment may come later. */
export const refund = sending('refund', drawn, (model, { payment, share, isChargeback, moment, newer }) => {
  const paymentId = pick(paymentIds(model), payment);
  const refunded = model.payments.get(paymentId);
  const all = refunded?.paid?.transaction.amount.amount ?? 6;
  const left = (refunded && leftOf(refunded)) ?? all;
  return refundState(model, {
    type: 'payment_refunded',
    id: newRefundId(model),
    status: 'success',
    paymentId,
    amount: { all, rest: left, more: Math.min(left + 3, Number.MAX_SAFE_INTEGER) }[share],
    isChargeback,
    date: dateOf(model, moment),
    newer,
  });
});
