import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { paymentChanges } from '../../../../support/payment-changes.ts';
import { accountSchema } from '../../../../../functions/shared/store/account.ts';
import { lastPartOf, keysOf } from '../../../../../functions/shared/store/keys.ts';
import { paymentItem, readPaymentItem } from '../../../../../functions/shared/store/items/payment-item.ts';
import {
  aCase,
  aCustomer,
  activeWith,
  aDeal,
  aLead,
  anEvent,
  aRule,
  the,
  withoutEmail,
} from '../../../../support/payment-case.ts';

const account = accountSchema.parse('acme');
const terms = new Map([['prt_lead', activeWith(aRule(), aRule({}, 2))]]);
const linked = aCustomer({ chargebeeCustomerIds: ['cb_1'], sourcePartnerId: 'prt_lead' });

describe('the item of a payment', () => {
  test.each([
    ['a repeat payment', aCase({ linked, terms })],
    ['a payment that converts a lead', aCase({ leads: [aLead()], deals: [aDeal(1), aDeal(2)], terms })],
    [
      'a payment of the first of its invoices',
      aCase({ linked, event: anEvent({ invoice: { id: 'inv_1', total: 5_900, tax: 0, couponIds: ['A'] } }) }),
    ],
    ['a payment of another invoice', aCase({ linked, event: anEvent({ invoice: { id: 'inv_2' } }) })],
    [
      'an advance',
      aCase({ linked, event: anEvent({ invoice: { id: 'inv_2' }, transaction: { invoices: [] } }) }),
    ],
    ['a payment of nobody', aCase({})],
    ['a payment without an email', aCase({ event: withoutEmail(anEvent()), linked })],
    ['a payment while off', aCase({ status: 'off' })],
    [
      'a payment of a known customer that is not to be recorded',
      aCase({ linked, options: { createTransactions: false } }),
    ],
    [
      'a payment whose deals remain',
      aCase({ linked, deals: Array.from({ length: 60 }, (_, n) => aDeal(n)) }),
    ],
  ])('of %s gives all of it back', (_, payment) => {
    const made = the('put_payment', paymentChanges(payment))?.payment;
    if (made === undefined) throw new Error('It puts a payment.');
    expect(readPaymentItem(paymentItem(account, made))).toEqual(made);
  });

  test('gives back any Chargebee transaction id', () => {
    fc.assert(
      fc.property(
        fc.string({ minLength: 1, unit: fc.constantFrom('#', '%', '2', '3', '5', 'a', ' ') }),
        (id) => {
          expect(lastPartOf(keysOf(account).payment(id).pk)).toBe(id);
        },
      ),
    );
  });

  test('is refused where it was not made here', () => {
    expect(() => readPaymentItem({ pk: 'acme#payment#txn', line: {} })).toThrow();
  });
});
