import { expect, test } from '@jest/globals';
import { withFact } from '../../../../../functions/shared/domain/money-back/fact-of.ts';
import { keptEvent } from '../../../../../functions/shared/domain/payment/kept-event.ts';
import { aCase, paidOn, the } from '../../../../support/payment-case.ts';
import { paymentChanges } from '../../../../support/payment-changes.ts';

const payment = the('put_payment', paymentChanges(aCase({ status: 'off' })))?.payment;

test.each([undefined, 'in_progress', 'late_failure', 'voided', 'deleted'])(
  'an event that is made anew of a payment tells nothing new of it: %s stays so',
  (status) => {
    if (payment === undefined) throw new Error('The payment is put.');
    const before = { ...payment, ...(status !== undefined && { status, resourceVersion: paidOn + 1_000 }) };
    const event = keptEvent(before, before.line);
    if (event === undefined) throw new Error('Its payer is kept.');
    expect(withFact(before, event)).toEqual(before);
  },
);
