import { expect, test } from '@jest/globals';
import {
  optionsOn,
  settingsOff,
  transactionsNeedCustomers,
} from '../../../../functions/shared/domain/integration.ts';

const combinations = [0, 1, 2, 3, 4, 5, 6, 7].map((bits) => ({
  convertLead: (bits & 1) !== 0,
  associateDeals: (bits & 2) !== 0,
  createTransactions: (bits & 4) !== 0,
}));

test('transactions need one of the other two options', () => {
  const refused = combinations.filter(transactionsNeedCustomers);
  expect(refused).toEqual([{ convertLead: false, associateDeals: false, createTransactions: true }]);
});

test('some option is on but where all are off', () => {
  expect(combinations.map(optionsOn)).toEqual([false, true, true, true, true, true, true, true]);
});

test('an account that never turned it on has it off, with every option off', () => {
  expect(settingsOff).toEqual({
    status: 'off',
    options: { convertLead: false, associateDeals: false, createTransactions: false },
  });
});
