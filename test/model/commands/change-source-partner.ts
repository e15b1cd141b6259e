import { expect } from '@jest/globals';
import fc from 'fast-check';
import * as z from 'zod';
import { pick } from '../events/pick.ts';
import { command } from './command.ts';

const drawn = fc.record({ customer: fc.nat(9), partner: fc.constantFrom(0, 1, undefined) });
const found = z.object({ items: z.tuple([z.object({ id: z.string() })]) });

/** An admin gives a customer another source partner, or none. */
export const changeSourcePartner = command(
  'change source partner',
  drawn,
  async (model, system, { customer, partner }) => {
    const changed = pick(model.customers, customer);
    const { body } = await system.get(`/v1/customers?email=${encodeURIComponent(changed.email)}`);
    const [{ id }] = found.parse(body).items;
    const sourcePartnerId = system.partnerId(partner);
    expect(await system.patch(`/v1/customers/${id}`, { sourcePartnerId })).toMatchObject({ status: 200 });
    if (changed.partner !== partner) Object.assign(changed, { partner, source: 'manual' });
    if (partner !== undefined) changed.isNobodys = false;
  },
  ({ customers }) => customers.length > 0,
);
