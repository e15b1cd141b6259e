import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { TransactionEvent } from '../../../../../functions/shared/domain/event.ts';
import { factOf } from '../../../../../functions/shared/domain/money-back/fact-of.ts';
import type { Payment } from '../../../../../functions/shared/domain/payment/payment.ts';
import { paidOn } from '../../../../support/payment-case.ts';
import { eur, recorded } from '../../../../support/recorded-payment.ts';
import { aRefund, aStateEvent } from '../../../../support/transaction-event.ts';

const refund = { id: 'txn_cb_refund_1', status: 'success', resourceVersion: 10, amount: eur(1_000) };
const payment = recorded({ refunds: [refund, { ...refund, id: 'r2' }] });
const told = (transaction: Parameters<typeof aRefund>[0]) => factOf(payment, aRefund(transaction));
const refundsAfter = (changed: object) => ({
  ...payment,
  refunds: [
    { ...refund, ...changed },
    { ...refund, id: 'r2' },
  ],
});

describe('a state of a refund that was seen', () => {
  test.each([
    ['an older one', { resourceVersion: 9, status: 'voided' }, 'newer_state_known'],
    ['the same one', { resourceVersion: 10 }, 'state_known'],
    [
      'a less final one of the same version',
      { resourceVersion: 10, status: 'in_progress' },
      'newer_state_known',
    ],
  ])('%s tells nothing', (_, transaction, code) => {
    expect(told({ transaction })).toEqual({ kind: 'known', code, payment });
  });

  test('a newer one that says the same is remembered as newer', () => {
    expect(told({ transaction: { resourceVersion: 11 } })).toEqual({
      kind: 'known',
      code: 'state_known',
      payment: refundsAfter({ resourceVersion: 11 }),
    });
  });

  test.each([
    ['of another status', { resourceVersion: 11, status: 'voided' }],
    ['more final, of the same version', { resourceVersion: 10, status: 'deleted' }],
    ['of another amount', { resourceVersion: 11, amount: eur(900) }],
  ])('a newer one %s changes that refund alone', (_, transaction) => {
    expect(told({ transaction })).toEqual({ kind: 'changed', payment: refundsAfter(transaction) });
  });
});

describe('a state of a refund that was not seen', () => {
  test('is a fact where it says that a refund was made', () => {
    const transaction = { id: 'r3', resourceVersion: 5 };
    expect(told({ transaction })).toEqual({
      kind: 'changed',
      payment: { ...payment, refunds: [...(payment.refunds ?? []), { ...refund, ...transaction }] },
    });
  });

  test('is none where it says anything else', () => {
    expect(told({ type: 'transaction_deleted', transaction: { id: 'r3', status: 'deleted' } })).toEqual({
      kind: 'unseen',
    });
  });
});

describe('a state of the payment', () => {
  const state = (transaction: object) => factOf(payment, aStateEvent({ transaction }));

  test('whatever its amount, tells only whether the payment stands', () => {
    expect(state({ amount: eur(1) })).toEqual({
      kind: 'changed',
      payment: {
        ...payment,
        resourceVersion: aStateEvent().transaction.resourceVersion,
        status: 'voided',
        // Its invoices were told by the state before.
        invoicesVersion: payment.resourceVersion,
      },
    });
  });

  test.each([
    ['older', { resourceVersion: paidOn - 1 }, 'newer_state_known'],
    ['the same', { resourceVersion: paidOn, status: 'success' }, 'state_known'],
  ])('that is %s tells nothing', (_, transaction, code) => {
    expect(state(transaction)).toEqual({ kind: 'known', code, payment });
  });
});

test('the invoices of a payment are those of the newest state that tells them, in every order', () => {
  const invoice = fc.constantFrom('inv_1', 'inv_2', 'inv_3').map((id) => ({ id, applied: eur(100) }));
  const state = fc.record({
    resourceVersion: fc.integer({ min: paidOn, max: paidOn + 3 }),
    told: fc.oneof(
      fc.record({ status: fc.constant('success'), invoices: fc.array(invoice, { maxLength: 2 }) }),
      fc.record({ status: fc.constantFrom('success', 'voided', 'late_failure') }),
    ),
  });
  const after = (...events: readonly ReturnType<typeof aStateEvent>[]): Payment =>
    events.reduce((known, event) => {
      const fact = factOf(known, event);
      return fact.kind === 'unseen' ? known : fact.payment;
    }, payment);
  fc.assert(
    fc.property(state, state, state, (...states) => {
      const [a, b, c] = states.map(({ told, resourceVersion }) =>
        aStateEvent({ transaction: { ...told, resourceVersion } }),
      ) as [TransactionEvent, TransactionEvent, TransactionEvent];
      const ends = [
        [a, b, c],
        [a, c, b],
        [b, a, c],
        [b, c, a],
        [c, a, b],
        [c, b, a],
      ].map((order) => {
        const { invoices, invoicesVersion, resourceVersion } = after(...order);
        return { invoices, invoicesVersion, resourceVersion };
      });
      for (const end of ends) expect(end).toEqual(ends[0]);
    }),
  );
});
