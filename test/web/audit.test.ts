import { expect, test } from '@jest/globals';
import { actionWord, labelOf } from '../../web/src/audit/audit-words.ts';
import { changesOf } from '../../web/src/audit/changes-of.ts';

test('what was changed is told part by part, what people look for first', () => {
  expect(changesOf({ before: null, after: { zip: 1, email: 'a@b.c', name: 'Ada' } })).toEqual([
    { name: 'name', before: null, after: 'Ada' },
    { name: 'email', before: null, after: 'a@b.c' },
    { name: 'zip', before: null, after: 1 },
  ]);
});

test('of a part with parts only those are told that differ, and an amount is one part', () => {
  const [off, on] = [
    { convertLead: false, associateDeals: true },
    { convertLead: true, associateDeals: true },
  ];
  const [one, two] = [
    { amount: 1, currency: 'EUR' },
    { amount: 2, currency: 'EUR' },
  ];
  expect(changesOf({ before: { options: off, amount: one }, after: { options: on, amount: two } })).toEqual([
    { name: 'amount', before: one, after: two },
    { name: 'convertLead', before: false, after: true },
  ]);
});

test('parts and actions are called as people say them', () => {
  expect(labelOf('programId')).toBe('Program');
  expect(labelOf('couponIds')).toBe('Coupon');
  expect(labelOf('payableAt')).toBe('Payable at');
  expect(actionWord('payment_linked')).toBe('Payment linked');
});
