import fc from 'fast-check';
import { isByHand } from '../../../functions/shared/domain/payment/by-hand.ts';
import type { ChargebeeCustomer } from '../../../functions/shared/domain/event.ts';
import { paid, paymentEvent } from '../events/payment-event.ts';
import { pick } from '../events/pick.ts';
import type { Model } from '../model/model.ts';
import { sending } from './sending.ts';

const payersIn = ({ payments }: Model): ChargebeeCustomer[] =>
  [...payments.values()].flatMap(({ paid, as }) =>
    paid !== undefined && as === 'recorded' && !isByHand(paid.transaction.id) ? [paid.customer] : [],
  );

/** A customer pays again: the most common event there is, and what uses up rules that do not last for ever. */
export const payAgain = sending(
  'pay again',
  fc.record({ paid, payer: fc.nat(9) }),
  (model, { paid, payer }) => paymentEvent(model, paid, pick(payersIn(model), payer)),
  (model) => payersIn(model).length > 0,
);
