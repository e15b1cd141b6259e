import fc from 'fast-check';
import { amount } from '../amounts.ts';
import { newReversalId, reversalIds } from '../events/ids.ts';
import { dateOf, moment } from '../events/moment.ts';
import { named, namedPayment } from '../events/named-payment.ts';
import { pick } from '../events/pick.ts';
import { refundState } from '../events/refund-state.ts';
import { newer } from '../events/version-after.ts';
import { sending } from './sending.ts';

/** It is not documented which events tell of a bounce. */
const type = fc.constantFrom(
  'transaction_created' as const,
  'transaction_created' as const,
  'transaction_updated' as const,
  'payment_refunded' as const,
  'payment_failed' as const,
);
const drawn = fc.record({
  type,
  isAgain: fc.constantFrom(false, false, true),
  reversal: fc.nat(9),
  named,
  status: fc.constantFrom(
    'success',
    'success',
    'success',
    'success',
    'in_progress',
    'voided',
    'failure',
    'deleted',
  ),
  /** Mostly all of the payment. */
  amount: fc.option(amount, { freq: 1, nil: undefined }),
  moment,
  newer,
});

/** A direct debit bounces after it was collected, or what was told of that before is told once more, as it is now. */
export const reverse = sending('reverse', drawn, (model, { isAgain, reversal, named, moment, ...state }) => {
  const known = isAgain ? reversalIds(model) : [];
  const id = known.length > 0 ? pick(known, reversal) : newReversalId(model);
  const paymentId = namedPayment(model, id, named);
  const paid = model.payments.get(model.paymentOf.get(id) ?? paymentId ?? '')?.paid;
  return refundState(model, {
    ...state,
    of: 'payment_reversal',
    type: state.status === 'deleted' ? 'transaction_deleted' : state.type,
    id,
    paymentId,
    amount: state.amount ?? paid?.transaction.amount.amount ?? 6,
    date: dateOf(model, moment),
  });
});
