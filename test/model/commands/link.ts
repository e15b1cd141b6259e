import { expect } from '@jest/globals';
import fc from 'fast-check';
import * as z from 'zod';
import { pick } from '../events/pick.ts';
import { link as linkInModel } from '../model/link.ts';
import type { Model } from '../model/model.ts';
import { command } from './command.ts';

const found = z.object({ items: z.tuple([z.object({ id: z.string() })]) });

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
    const { body } = await system.get(`/v1/customers?email=${encodeURIComponent(customer.email)}`);
    const [{ id: customerId }] = found.parse(body).items;
    const status = linkInModel(model, payment, customer);
    expect(await system.link(id, { customerId })).toMatchObject({ status });
  },
  (model) => model.customers.length > 0 && paymentsIn(model).length > 0,
);
