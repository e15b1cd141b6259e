import { isByHand } from '../../../functions/shared/domain/payment/by-hand.ts';
import { aboutPayment, paymentState } from '../events/payment-state.ts';
import { isDead } from '../model/left-of.ts';
import type { Model } from '../model/model.ts';
import { sending } from './sending.ts';

const deadIn = ({ payments }: Model): string[] =>
  [...payments].filter(([id, { status }]) => isDead(status) && !isByHand(id)).map(([id]) => id);

/** A payment that was dead stands again after all. */
export const restorePayment = sending(
  'restore payment',
  aboutPayment,
  (model, about) =>
    paymentState(model, about, { type: 'transaction_updated', status: 'success' }, deadIn(model)),
  (model) => deadIn(model).length > 0,
);
