import { describe, expect, test } from '@jest/globals';
import * as z from 'zod';
import { readEvent } from '../../../functions/shared/chargebee/read-event.ts';
import { chargebeeEvent } from '../../../local/simulate/chargebee-event.ts';
import type { Happening } from '../../../local/simulate/happening.ts';

const now = new Date('2026-11-22T09:00:00.500Z');
const eventOf = (happening: Happening): unknown => JSON.parse(chargebeeEvent(happening, now).body);
const payment = {
  kind: 'payment',
  email: 'ada@example.com',
  customer: 'cb_1',
  amount: 4900,
  currency: 'EUR',
} as const;

describe('a simulated event', () => {
  test('tells of a payment as Chargebee does: seconds, integers, the invoice that was paid', () => {
    expect(eventOf(payment)).toMatchObject({
      id: expect.stringMatching(/^ev_\w{1,37}$/),
      occurred_at: 1795338000,
      api_version: 'v2',
      event_type: 'payment_succeeded',
      content: {
        transaction: {
          id: expect.stringMatching(/^txn_\w{1,36}$/),
          type: 'payment',
          status: 'success',
          customer_id: 'cb_1',
          amount: 4900,
          currency_code: 'EUR',
          date: 1795338000,
          resource_version: 1795338000500,
          linked_invoices: [{ applied_amount: 4900 }],
        },
        customer: { id: 'cb_1', email: 'ada@example.com' },
      },
    });
  });

  test('carries what must never be kept, so that the allow-list has something to do', () => {
    const { body } = chargebeeEvent(payment, now);
    for (const name of [
      '"card"',
      '"billing_address"',
      '"payment_method_details"',
      '"user"',
      '"masked_number"',
    ]) {
      expect(body).toContain(name);
    }
  });

  test('is another payment each time, but the sample of the test button is always the same one', () => {
    const transactionOf = (happening: Happening) =>
      /"transaction":{"id":"(\w+)"/.exec(chargebeeEvent(happening, now).body)?.[1];
    expect(transactionOf(payment)).not.toBe(transactionOf(payment));
    expect(transactionOf({ kind: 'test' })).toMatch(/^cbdemo_/);
    expect(transactionOf({ kind: 'test' })).toBe(transactionOf({ kind: 'test' }));
  });

  test('tells of a refund under an id of its own that names its payment', () => {
    const refunded = { kind: 'refund', payment: 'txn_1', amount: 100, currency: 'EUR' } as const;
    const refund = eventOf({ ...refunded, chargeback: false });
    expect(refund).toMatchObject({
      event_type: 'payment_refunded',
      content: {
        transaction: {
          id: expect.stringMatching(/^txn_\w{18}$/),
          type: 'refund',
          status: 'success',
          amount: 100,
          currency_code: 'EUR',
          payment_method: 'card',
          refunded_txn_id: 'txn_1',
          linked_credit_notes: [{ applied_amount: 100 }],
        },
        credit_note: { total: 100, reason_code: 'other' },
        customer: { id: 'cb_refunded' },
      },
    });
    expect(refund).not.toHaveProperty('content.transaction.linked_invoices');
    expect(eventOf({ ...refunded, chargeback: true })).toMatchObject({
      event_type: 'payment_refunded',
      content: { transaction: { type: 'refund', payment_method: 'chargeback' } },
    });
  });

  test('tells of a void as a newer state of the payment, in a body with nothing but the transaction', () => {
    const event = eventOf({ kind: 'void', payment: 'txn_1', amount: 4900, currency: 'EUR' });
    expect(event).toMatchObject({
      event_type: 'transaction_updated',
      content: {
        transaction: {
          id: 'txn_1',
          type: 'payment',
          status: 'voided',
          amount: 4900,
          resource_version: now.getTime(),
        },
      },
    });
    expect(z.object({ content: z.strictObject({ transaction: z.unknown() }) }).parse(event)).toBeDefined();
  });

  test.each<Happening>([
    payment,
    { kind: 'refund', payment: 'txn_1', amount: 100, currency: 'EUR', chargeback: true },
    { kind: 'void', payment: 'txn_1', amount: 4900, currency: 'EUR' },
    { kind: 'test' },
  ])('is understood by the webhook: $kind', (happening) => {
    expect(readEvent(eventOf(happening), 7)).toMatchObject({ kind: 'event' });
  });
});
