import { newHead } from '../events/new-head.ts';
import { carriedBy, payerWith } from '../events/payer.ts';
import { sending } from './sending.ts';

/** A Chargebee customer is deleted. */
export const deleteCustomer = sending('delete customer', payerWith(2), (model, payer) => ({
  ...newHead(model),
  type: 'customer_deleted',
  customer: carriedBy(model, payer),
}));
