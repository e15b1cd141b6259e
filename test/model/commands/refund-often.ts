import fc from 'fast-check';
import { newRefundId, paymentIds } from '../events/ids.ts';
import { pick } from '../events/pick.ts';
import { refundState } from '../events/refund-state.ts';
import { process } from '../model/process.ts';
import { command } from './command.ts';

/** More than are settled in one write. */
const times = fc.integer({ min: 19, max: 23 });
const drawn = fc.record({ times, payment: fc.nat(9), isNamed: fc.boolean() });

/** Many refunds of one payment, or many states of one refund that name no payment, which wait while it was not seen. */
export const refundOften = command(
  'refund often',
  drawn,
  async (model, system, { times, payment, isNamed }) => {
    const paymentId = pick(paymentIds(model), payment);
    const one = newRefundId(model);
    for (let n = 0; n < times; n++) {
      const event = refundState(model, {
        type: 'payment_refunded',
        id: isNamed ? newRefundId(model) : one,
        status: 'success',
        paymentId: isNamed ? paymentId : undefined,
        amount: 1 + (n % 3),
        date: model.now,
        newer: 1,
      });
      process(model, event);
      await system.send(event);
    }
  },
);
