import { expect } from '@jest/globals';
import fc from 'fast-check';
import { pick } from '../events/pick.ts';
import type { Model } from '../model/model.ts';
import { reassign as reassignInModel } from '../model/reassign.ts';
import { command } from './command.ts';
import { customerIdOf } from './customer-id.ts';

const drawn = fc.record({
  customer: fc.nat(9),
  partner: fc.constantFrom(0, 1, 0, 1, undefined),
  unpaid: fc.constantFrom('move', 'move', 'keep'),
});

/** Customers of whom a payment is recorded, where there are any; else all. */
function customersIn({ customers, payments }: Model) {
  const paying = new Set([...payments.values()].map(({ customer }) => customer));
  const some = customers.filter((customer) => paying.has(customer));
  return some.length > 0 ? some : customers;
}

/** An admin gives a customer to another partner, or to none; what a dry run says of that comes true. */
export const reassign = command(
  'reassign',
  drawn,
  async (model, system, { partner, unpaid, ...drawn }) => {
    const customer = pick(customersIn(model), drawn.customer);
    const path = `/v1/customers/${await customerIdOf(system, customer)}/reassign`;
    const json = { partnerId: system.partnerId(partner), unpaid, reason: 'It was the other one' };
    const supposed = await system.ask('POST', path, { ...json, dryRun: true });
    const payments = reassignInModel(model, customer, partner, unpaid === 'move');
    const answer = await system.ask('POST', path, json);
    expect(answer).toMatchObject({ status: 200, body: payments });
    expect(supposed).toMatchObject({
      status: 200,
      body: { ...payments, partners: (answer.body as { partners: unknown[] }).partners },
    });
  },
  ({ customers }) => customers.length > 0,
);
