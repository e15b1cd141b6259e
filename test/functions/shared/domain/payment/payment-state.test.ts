import { expect, test } from '@jest/globals';
import { limitedCustomer } from '../../../../../functions/shared/domain/payment/payment-state.ts';
import { aCustomer, activeWith, aRule } from '../../../../support/payment-case.ts';

const limited = new Map([
  ['prt_1', activeWith(aRule(), aRule({ lasts: { kind: 'payments', count: 1 } }, 2))],
]);
const forEver = new Map([['prt_1', activeWith(aRule())]]);
const linked = aCustomer({ customerId: 'cus_linked' });
// It may have earned somebody rewards before its Chargebee id was taken away.
const customerByEmail = aCustomer({ customerId: 'cus_email' });
const nobody = { leads: [], deals: [] };

test.each([
  ['the one that carries the id', { ...nobody, linked, customerByEmail, terms: limited }, 'cus_linked'],
  ['the one that may be given it', { ...nobody, customerByEmail, terms: limited }, 'cus_email'],
  ['nobody where no rule is limited', { ...nobody, linked, terms: forEver }, undefined],
  ['nobody where nobody is known', { ...nobody, terms: limited }, undefined],
])('whose use of limited rules has to be known: %s', (_, state, customerId) => {
  expect(limitedCustomer(state)).toBe(customerId);
});
