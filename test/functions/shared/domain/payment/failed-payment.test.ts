import { describe, expect, test } from '@jest/globals';
import { paymentChanges } from '../../../../support/payment-changes.ts';
import { failPayment } from '../../../../../functions/shared/domain/payment/fail-payment.ts';
import type { Payment } from '../../../../../functions/shared/domain/payment/payment.ts';
import { aCase, aCustomer, anEvent, the, ulid } from '../../../../support/payment-case.ts';

/** The payment as it is kept when deciding it failed. */
function failed(facts: Partial<Payment> = {}): Payment {
  const payment = the('put_payment', failPayment(aCase(), 'processing_failed'))?.payment;
  if (payment === undefined) throw new Error('It is kept.');
  return { ...payment, ...facts };
}

describe('a payment whose decision failed', () => {
  test('is kept with all that is needed to decide it again', () => {
    const { transaction, customer } = anEvent();
    const { type, status, id: chargebeeTransactionId, ...facts } = transaction;
    expect(failPayment(aCase(), 'processing_failed').map(({ kind }) => kind)).toEqual(['put_payment']);
    expect(failed()).toEqual({
      ...facts,
      version: 1,
      ulid: ulid(1),
      state: 'failed',
      chargebeeTransactionId,
      chargebeeCustomer: customer,
      rewards: [],
      line: expect.objectContaining({
        outcome: 'failed',
        steps: [{ action: 'receive', code: 'processing_failed' }],
      }),
    });
  });

  test('is decided in its place by the next copy of its event', () => {
    const changes = paymentChanges(aCase({ payment: failed() }));
    expect(the('put_payment', changes)?.payment).toMatchObject({ version: 2, state: 'unmatched' });
    expect(the('put_payment', changes)?.payment.line.steps[0]?.code).not.toBe('processing_failed');
    expect(the('put_line', changes)).toBeUndefined();
  });

  test.each([
    [
      'finds its customer',
      { linked: aCustomer({ chargebeeCustomerIds: ['cb_1'] }) },
      'processed',
      'recorded_now',
    ],
    ['finds nobody', {}, 'unmatched', 'still_unmatched'],
  ])(
    'keeps the line of the event that brought it, where another one decides it and %s',
    (_, state, outcome, code) => {
      const changes = paymentChanges(aCase({ ...state, event: anEvent({ id: 'ev_2' }), payment: failed() }));
      const payment = the('put_payment', changes)?.payment;
      expect(payment?.line).toMatchObject({ eventId: 'ev_1', outcome });
      expect(payment?.line.steps.slice(0, 2)).toEqual([
        { action: 'receive', code: 'processing_failed' },
        { action: 'receive', code: 'decided_again', refs: { eventId: 'ev_2' } },
      ]);
      expect(the('put_line', changes)).toMatchObject({
        replaces: true,
        line: { eventId: 'ev_2', outcome, steps: [{ action: 'receive', code, refs: { eventId: 'ev_1' } }] },
      });
    },
  );

  test('goes on saying that others wait for it while it fails again', () => {
    const again = failPayment(aCase({ payment: failed({ hasWaiting: true }) }), 'processing_failed');
    expect(the('put_payment', again)?.payment).toMatchObject({
      version: 2,
      state: 'failed',
      hasWaiting: true,
    });
    expect(
      the('put_payment', failPayment(aCase({ payment: failed() }), 'processing_failed'))?.payment,
    ).not.toHaveProperty('hasWaiting');
  });
});

describe('a payment that something waits for, though nothing does any more', () => {
  const pending = {
    version: 3,
    state: 'pending',
    chargebeeTransactionId: 'txn_cb_1',
    hasWaiting: true,
  } as const;

  test('is decided in the place that was kept for it, and says so no more', () => {
    const linked = aCustomer({ chargebeeCustomerIds: ['cb_1'] });
    const changes = paymentChanges(aCase({ linked, payment: pending }));
    expect(the('put_payment', changes)?.payment).toMatchObject({ version: 4, state: 'recorded' });
    expect(the('put_payment', changes)?.payment).not.toHaveProperty('hasWaiting');
    expect(the('put_line', changes)).toBeUndefined();
  });
});
