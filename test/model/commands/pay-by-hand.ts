import { expect } from '@jest/globals';
import fc from 'fast-check';
import { amount, currency } from '../amounts.ts';
import { dateOf, moment } from '../events/moment.ts';
import { pick } from '../events/pick.ts';
import { payByHand as payInModel } from '../model/by-hand.ts';
import { command } from './command.ts';
import { customerIdOf } from './customer-id.ts';

/** Few ids, so that some are taken. */
const externalId = fc.constantFrom('INV-1', 'INV-2', 'INV-3', 'INV-4', 'INV-5', 'txn_1');
const drawn = fc.record({ customer: fc.nat(9), externalId, amount, currency, moment });

/** An admin records a payment that no event tells of. */
export const payByHand = command(
  'pay by hand',
  drawn,
  async (model, system, { externalId, moment, ...drawn }) => {
    const customer = pick(model.customers, drawn.customer);
    const amount = { amount: drawn.amount, currency: drawn.currency };
    const date = dateOf(model, moment);
    const customerId = await customerIdOf(system, customer);
    const status = payInModel(model, { customer, externalId, amount, date });
    const occurredAt = new Date(date).toISOString();
    const json = { customerId, amount, occurredAt, name: 'By hand', externalId };
    expect(await system.call('POST', '/v1/transactions', json)).toMatchObject({ status });
  },
  ({ customers }) => customers.length > 0,
);
