import fc from 'fast-check';
import { late } from '../events/moment.ts';
import { newHead } from '../events/new-head.ts';
import { carriedBy, payerWith } from '../events/payer.ts';
import { sending } from './sending.ts';

/** A Chargebee customer gets another email, which may be taken, or another name. */
export const changeCustomer = sending(
  'change customer',
  fc.record({ payer: payerWith(2), late }),
  (model, { payer, late }) => ({
    ...newHead(model, late),
    type: 'customer_changed',
    customer: carriedBy(model, payer),
  }),
);
