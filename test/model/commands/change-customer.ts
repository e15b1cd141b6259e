import { newHead } from '../events/new-head.ts';
import { carriedBy, payerWith } from '../events/payer.ts';
import { sending } from './sending.ts';

/** A Chargebee customer gets another email, which may be taken, or another name. */
export const changeCustomer = sending('change customer', payerWith(2), (model, payer) => ({
  ...newHead(model),
  type: 'customer_changed',
  customer: carriedBy(model, payer),
}));
