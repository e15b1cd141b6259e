import { describe, expect, test } from '@jest/globals';
import type { Change } from '../../../../../functions/shared/domain/change.ts';
import type { ChargebeeEvent } from '../../../../../functions/shared/domain/event.ts';
import { eventOf } from '../../../../../functions/shared/domain/payment/event-of.ts';
import { failEvent, forgetFailed } from '../../../../../functions/shared/domain/lines/fail-event.ts';
import { failPayment } from '../../../../../functions/shared/domain/payment/fail-payment.ts';
import { isFailed } from '../../../../../functions/shared/domain/payment/payment.ts';
import { aCase, anEvent, countingUlids, the, ulid, withoutEmail } from '../../../../support/payment-case.ts';
import {
  aCustomerEvent,
  aDeletedRefund,
  aRefund,
  aStateEvent,
} from '../../../../support/transaction-event.ts';

type Place = Parameters<typeof failEvent>[1];
const fail = (event: ChargebeeEvent, place: Place = {}) =>
  failEvent(event, place, 'given_up', { now: 7, ulids: countingUlids() });
/** A refund that leads to this payment. */
const leadsTo = (paymentId: string): Place => ({
  paymentId,
  refund: { version: 2, refundId: 'txn_cb_refund_1', paymentId },
});
const expecting = (refund: Place['refund']): Change[] => [
  { kind: 'expect_refund', refundId: 'txn_cb_refund_1', refund },
];
const waits = { version: 1, refundId: 'txn_cb_refund_1', waits: true } as const;

describe('an event that is kept as failed', () => {
  test('has its line, and the whole event', () => {
    const event = aCustomerEvent();
    const line = the('add_line', fail(event));
    expect(line).toMatchObject({
      ulid: ulid(1),
      line: {
        eventId: event.id,
        outcome: 'failed',
        processedAt: 7,
        steps: [{ action: 'receive', code: 'given_up' }],
      },
    });
    expect(JSON.parse(line?.kept ?? '')).toEqual(event);
    expect(line).not.toHaveProperty('under');
  });

  test.each<[string, ChargebeeEvent, Place, string]>([
    ['with the payment that it names', aRefund(), { paymentId: 'txn_cb_1' }, 'txn_cb_1'],
    ['with the payment that its refund leads to', aDeletedRefund(), leadsTo('txn_cb_1'), 'txn_cb_1'],
    ['with the payment that it is', aStateEvent(), { paymentId: 'txn_cb_1' }, 'txn_cb_1'],
    ['by itself while no payment is known', aDeletedRefund(), { refund: waits }, 'txn_cb_refund_1'],
    [
      'by itself where nothing acts on it',
      aDeletedRefund({ transaction: { status: 'timeout' } }),
      leadsTo('txn_cb_1'),
      'txn_cb_refund_1',
    ],
    ['by itself, a payment that is none', anEvent({ transaction: { status: 'failure' } }), {}, 'txn_cb_1'],
  ])('is kept %s', (_, event, place, under) => {
    expect(the('add_line', fail(event, place))?.under).toBe(under);
  });

  test.each<[string, ChargebeeEvent, Place, Change[]]>([
    ['nothing is known of', aRefund(), { paymentId: 'txn_cb_1' }, expecting(undefined)],
    ['events wait for', aDeletedRefund(), { refund: waits }, expecting(waits)],
    ['leads to a payment', aRefund(), leadsTo('txn_cb_1'), []],
  ])('holds only while no more is known of a refund that %s', (_, event, place, more) => {
    expect(fail(event, place).slice(1)).toEqual(more);
  });

  test.each([
    ['a payment', aStateEvent(), { paymentId: 'txn_cb_1' }],
    ['a payment that is none', anEvent({ transaction: { type: 'refund' } }), {}],
    ['a refund that nothing acts on', aDeletedRefund({ transaction: { status: 'timeout' } }), leadsTo('txn')],
    ['a customer', aCustomerEvent(), {}],
  ])('of %s is all that is written', (_, event, place) => {
    expect(fail(event, place)).toHaveLength(1);
  });
});

describe('the line of an event that failed before it was known where its refund leads', () => {
  const removed = (under: string) => [{ kind: 'remove_failed_line', eventId: 'ev_deleted_1', under }];

  test.each([
    ['under the refund', aDeletedRefund(), 'txn_cb_1', removed('txn_cb_refund_1')],
    [
      'under the payment that it names, which is another',
      aDeletedRefund({ transaction: { paymentId: 'txn_named' } }),
      'txn_cb_1',
      removed('txn_named'),
    ],
    ['nowhere else while no payment is known', aDeletedRefund(), undefined, []],
    ['nowhere else where it names its payment', aRefund(), 'txn_cb_1', []],
    ['nowhere else where it is about a payment', aStateEvent(), 'txn_cb_1', []],
  ])('is %s', (_, event, paymentId, changes) => {
    expect(forgetFailed(event, paymentId)).toEqual(changes);
  });

  test('gives way to one that fails again', () => {
    expect(fail(aDeletedRefund(), leadsTo('txn_cb_1')).slice(1)).toEqual(removed('txn_cb_refund_1'));
  });
});

test.each([
  ['with all that it may have', anEvent({ invoiceId: 'inv_1', customer: { company: 'Lovelace Ltd' } })],
  ['with as little as it may have', withoutEmail(anEvent({ transaction: { invoices: [] } }))],
])('a failed payment keeps its event, %s', (_, event) => {
  const payment = the('put_payment', failPayment(aCase({ event }), 'given_up'))?.payment;
  expect(isFailed(payment) && eventOf(payment)).toEqual(event);
});
