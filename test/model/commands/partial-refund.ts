import fc from 'fast-check';
import { amount } from '../amounts.ts';
import { newRefundId, refundIds } from '../events/ids.ts';
import { dateOf, moment } from '../events/moment.ts';
import { named, namedPayment } from '../events/named-payment.ts';
import { pick } from '../events/pick.ts';
import { refundState } from '../events/refund-state.ts';
import { newer } from '../events/version-after.ts';
import { sending } from './sending.ts';

const drawn = fc.record({
  isAgain: fc.constantFrom(false, false, false, true),
  refund: fc.nat(9),
  named,
  status: fc.constantFrom('success', 'success', 'success', 'success', 'success', 'in_progress', 'voided'),
  amount,
  /** Mostly that of the payment. */
  currency: fc.oneof(
    { weight: 12, arbitrary: fc.constant(undefined) },
    { weight: 1, arbitrary: fc.constant('JPY') },
  ),
  moment,
  newer,
});

/** Some of a payment is given back, or a refund that was told of before is told of once more, as it is now. */
export const partialRefund = sending('partial refund', drawn, (model, value) => {
  const { isAgain, refund, named, moment, ...state } = value;
  const known = isAgain ? refundIds(model) : [];
  const id = known.length > 0 ? pick(known, refund) : newRefundId(model);
  const date = dateOf(model, moment);
  const paymentId = namedPayment(model, id, named);
  return refundState(model, { ...state, type: 'payment_refunded', id, paymentId, date });
});
