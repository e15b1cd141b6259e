import { expect } from '@jest/globals';
import fc from 'fast-check';
import { pick } from '../events/pick.ts';
import { link as linkInModel } from '../model/link.ts';
import { command } from './command.ts';
import { customerIdOf } from './customer-id.ts';
import { paymentsToLink } from './payments-to-link.ts';

/** An admin links a payment to a customer. */
export const link = command(
  'link',
  fc.record({ payment: fc.nat(99), customer: fc.nat(9) }),
  async (model, system, drawn) => {
    const [id, payment] = pick(paymentsToLink(model), drawn.payment);
    const customer = pick(model.customers, drawn.customer);
    const customerId = await customerIdOf(system, customer);
    const status = linkInModel(model, payment, customer);
    expect(await system.link(id, { customerId })).toMatchObject({ status });
  },
  (model) => model.customers.length > 0 && paymentsToLink(model).length > 0,
);
