import { describe, expect, test } from '@jest/globals';
import { paymentChanges } from '../../../../support/payment-changes.ts';
import type { PaymentEvent } from '../../../../../functions/shared/domain/event.ts';
import type { Payment } from '../../../../../functions/shared/domain/payment/payment.ts';
import { rewardsOf, transactionsOf } from '../../../../../functions/shared/domain/payment/transaction.ts';
import {
  aCase,
  aCustomer,
  activeWith,
  anEvent,
  aRule,
  paidOn,
  the,
  ulid,
} from '../../../../support/payment-case.ts';

const linked = aCustomer({ chargebeeCustomerIds: ['cb_1'], sourcePartnerId: 'prt_own' });
const terms = new Map([['prt_own', activeWith(aRule(), aRule({ holdDays: 3 }, 2))]]);

function paymentOf(event: PaymentEvent, known: object = { linked, terms }): Payment {
  const payment = the('put_payment', paymentChanges(aCase({ event, ...known })))?.payment;
  if (payment === undefined) throw new Error('It puts a payment.');
  return payment;
}

const eur = (amount: number) => ({ amount, currency: 'EUR' });
const invoices = [
  { id: 'inv_a', applied: eur(900) },
  { id: 'inv_b', applied: eur(4_000) },
];

describe('a recorded payment', () => {
  test('is a transaction of its own date, amount, invoices and partner', () => {
    const payment = paymentOf(anEvent({ invoice: { id: 'inv_b' }, transaction: { invoices } }));
    expect(transactionsOf(payment)).toEqual([
      {
        transactionId: `txn_${ulid(1)}`,
        version: 1,
        kind: 'payment',
        customerId: linked.customerId,
        partnerId: 'prt_own',
        amount: eur(4_900),
        occurredAt: paidOn,
        invoices,
        chargebeeTransactionId: 'txn_cb_1',
        chargebeeInvoiceId: 'inv_a',
        // Nothing went back of it; each of the two rules rewards it.
        left: eur(4_900),
        eventId: 'ev_1',
        rewardIds: [`rwd_${ulid(1)}-0`, `rwd_${ulid(1)}-1`],
      },
    ]);
  });

  test.each([
    ['its first linked invoice', invoices, 'inv_event', 'inv_a'],
    ["the event's invoice where it is linked to none", [], 'inv_event', 'inv_event'],
    ['no invoice for an advance', [], undefined, undefined],
  ])('is shown with %s', (_, linkedInvoices, invoiceId, expected) => {
    const event = anEvent({
      ...(invoiceId && { invoice: { id: invoiceId } }),
      transaction: { invoices: linkedInvoices },
    });
    const [transaction] = transactionsOf(paymentOf(event));
    expect(transaction?.chargebeeInvoiceId).toBe(expected);
  });

  test('gives its partner a reward for each rule, each under an id of its own', () => {
    const rewards = rewardsOf(paymentOf(anEvent()));
    expect(rewards).toMatchObject([
      { rewardId: `rwd_${ulid(1)}-0`, ruleId: 'rul_1', payableAt: paidOn },
      { rewardId: `rwd_${ulid(1)}-1`, ruleId: 'rul_2', payableAt: paidOn + 3 * 86_400_000 },
    ]);
    for (const { partnerId, transactionId, customerId } of rewards) {
      expect([partnerId, transactionId, customerId]).toEqual([
        'prt_own',
        `txn_${ulid(1)}`,
        linked.customerId,
      ]);
    }
  });
});

test('a payment that is not recorded is no transaction, and nobody earned anything', () => {
  const unmatched = paymentOf(anEvent(), {});
  expect([transactionsOf(unmatched), rewardsOf(unmatched)]).toEqual([[], []]);
});
