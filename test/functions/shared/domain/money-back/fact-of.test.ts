import { expect, test } from '@jest/globals';
import { withFact } from '../../../../../functions/shared/domain/money-back/fact-of.ts';
import { recorded } from '../../../../support/recorded-payment.ts';
import { aRefund } from '../../../../support/transaction-event.ts';

const unmatched = { ...recorded(), state: 'unmatched' as const };
const told = (resourceVersion: number, isChargeback: boolean) =>
  aRefund({ transaction: { resourceVersion, ...(isChargeback && { chargeback: true }) } });

test('whether a refund of a payment that is not recorded is a chargeback, its newest state says', () => {
  const chargeback = withFact(unmatched, told(10, true));
  expect(chargeback.refunds).toMatchObject([{ chargeback: true }]);
  expect(withFact(chargeback, told(11, false)).refunds?.[0]).not.toHaveProperty('chargeback');
  expect(withFact(chargeback, told(9, false)).refunds).toEqual(chargeback.refunds);
});
