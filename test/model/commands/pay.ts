import fc from 'fast-check';
import { customerOf, payerWith } from '../events/payer.ts';
import { paid, paymentEvent } from '../events/payment-event.ts';
import { sending } from './sending.ts';

/** Now and then it is nothing that is acted on. */
const odd = fc.oneof(
  { weight: 20, arbitrary: fc.constant({}) },
  { weight: 1, arbitrary: fc.constant({ type: 'authorization' }) },
  { weight: 1, arbitrary: fc.constant({ status: 'in_progress' }) },
);
const drawn = fc.record({ paid, payer: payerWith(12), odd });

/** Somebody pays. */
export const pay = sending('pay', drawn, (model, { paid, payer, odd }) => {
  const event = paymentEvent(model, paid, customerOf(model, payer));
  return { ...event, transaction: { ...event.transaction, ...odd } };
});
