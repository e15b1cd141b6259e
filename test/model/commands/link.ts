import { expect } from '@jest/globals';
import fc from 'fast-check';
import { pick } from '../events/pick.ts';
import { link as linkInModel } from '../model/link.ts';
import type { Model } from '../model/model.ts';
import { command } from './command.ts';
import { customerIdOf } from './customer-id.ts';

/** Payments that wait in the inbox, where there are any; else all. */
function paymentsIn({ payments }: Model) {
  const paid = [...payments].filter(([, { as }]) => as !== undefined);
  const waiting = paid.filter(([, { as }]) => as === 'unmatched');
  return waiting.length > 0 ? waiting : paid;
}

/** An admin links a payment to a customer. */
export const link = command(
  'link',
  fc.record({ payment: fc.nat(99), customer: fc.nat(9) }),
  async (model, system, drawn) => {
    const [id, payment] = pick(paymentsIn(model), drawn.payment);
    const customer = pick(model.customers, drawn.customer);
    const customerId = await customerIdOf(system, customer);
    const status = linkInModel(model, payment, customer);
    expect(await system.link(id, { customerId })).toMatchObject({ status });
  },
  (model) => model.customers.length > 0 && paymentsIn(model).length > 0,
);
