import { expect, test } from '@jest/globals';
import { paymentChanges } from '../../../../support/payment-changes.ts';
import { takeRemainingDeals } from '../../../../../functions/shared/domain/customer/take-remaining-deals.ts';
import type { FreeDeal } from '../../../../../functions/shared/domain/customer/deal.ts';
import { aCase, aCustomer, aDeal, the } from '../../../../support/payment-case.ts';

const linked = aCustomer({ chargebeeCustomerIds: ['cb_1'], sourcePartnerId: 'prt_own' });
const dealsOf = (count: number) => Array.from({ length: count }, (_, n) => aDeal(n));

/** Takes step after step, as the worker does; what one step took is free no more in the next. */
function stepsOf(deals: readonly FreeDeal[]) {
  const first = paymentChanges(aCase({ linked, deals }));
  let payment = the('put_payment', first)?.payment;
  let free = deals;
  const steps = [first];
  while (payment?.dealsRemain) {
    const taken = steps.at(-1)?.filter(({ kind }) => kind === 'take_deal').length ?? 0;
    if (taken === 0) throw new Error('A step takes deals.');
    free = free.slice(taken);
    const changes = takeRemainingDeals(payment, { deals: free });
    payment = the('put_payment', changes)?.payment;
    steps.push(changes);
  }
  const takes = steps.flat().flatMap((change) => (change.kind === 'take_deal' ? [change] : []));
  return { payment, steps, takes };
}

test('every deal is taken once, by the customer of the payment, and each step is a version of the payment', () => {
  const { payment, steps, takes } = stepsOf(dealsOf(250));
  expect(takes.map(({ deal }) => deal.dealId)).toEqual(dealsOf(250).map(({ dealId }) => dealId));
  expect(new Set(takes.map(({ customerId }) => customerId))).toEqual(new Set([linked.customerId]));
  expect(payment?.version).toBe(steps.length);
  expect(payment).not.toHaveProperty('dealsRemain');
});

test('of thousands of deals the line names the first thousand, so that the payment still fits its item', () => {
  const { payment, takes } = stepsOf(dealsOf(5_000));
  expect(takes).toHaveLength(5_000);
  const named = payment?.line.steps.find(({ code }) => code === 'deals_associated')?.refs?.['dealIds'];
  expect(named).toEqual(dealsOf(1_000).map(({ dealId }) => dealId));
  expect(JSON.stringify(payment).length).toBeLessThan(50_000);
});

test('they get the customer of the first ones, whoever carries the Chargebee id by now', () => {
  const payment = the('put_payment', paymentChanges(aCase({ linked, deals: dealsOf(60) })))?.payment;
  if (payment === undefined) throw new Error('It puts a payment.');
  const changes = takeRemainingDeals(payment, { deals: dealsOf(5) });
  const taken = changes.filter((change) => change.kind === 'take_deal');
  expect(taken.map(({ customerId }) => customerId)).toEqual(Array(5).fill(linked.customerId));
  expect(the('put_payment', changes)?.payment).toMatchObject({ version: 2 });
  expect(the('put_payment', changes)?.payment).not.toHaveProperty('dealsRemain');
});
