import { expect } from '@jest/globals';
import fc from 'fast-check';
import { amount, currency } from '../amounts.ts';
import { pick } from '../events/pick.ts';
import { command } from './command.ts';
import { customerIdOf } from './customer-id.ts';

const drawn = fc.record({
  partner: fc.nat(9),
  customer: fc.option(fc.nat(9), { nil: undefined }),
  amount,
  currency,
  isTaken: fc.boolean(),
});

/** An admin gives a partner a reward by hand, or takes one back; sent twice, it is made once. */
export const correct = command('correct', drawn, async (model, system, { isTaken, currency, ...drawn }) => {
  const amount = { amount: isTaken ? -drawn.amount : drawn.amount, currency };
  const partner = drawn.partner % model.partners.length;
  const isOf = drawn.customer !== undefined && model.customers.length > 0;
  const customer = isOf ? pick(model.customers, drawn.customer ?? 0) : undefined;
  const reason = `Correction ${model.corrections.length + 1}`;
  const customerId = customer && (await customerIdOf(system, customer));
  const json = { partnerId: system.partnerId(partner), amount, reason, ...(customerId && { customerId }) };
  const headers = { 'idempotency-key': reason.replace(' ', '-') };
  const answers = [
    await system.call('POST', '/v1/rewards', json, headers),
    await system.call('POST', '/v1/rewards', json, headers),
  ];
  expect(answers).toMatchObject([{ status: 201 }, { status: 201, body: answers[0]?.body }]);
  model.corrections.push({ partner, ...(customer && { customer }), amount, reason, status: 'pending' });
});
