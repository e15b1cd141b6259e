import { describe, expect, test } from '@jest/globals';
import { decidePayment } from '../../../../../functions/shared/domain/payment/decide-payment.ts';
import { paymentChanges } from '../../../../support/payment-changes.ts';
import type { Payment } from '../../../../../functions/shared/domain/payment/payment.ts';
import { decideCopy } from '../../../../support/decide-copy.ts';
import {
  aCase,
  activeWith,
  aCustomer,
  aLead,
  anEvent,
  aRule,
  reasons,
  the,
} from '../../../../support/payment-case.ts';
import { eur } from '../../../../support/recorded-payment.ts';

const terms = new Map([['prt_lead', activeWith(aRule())]]);

/** A payment that found no customer, with what came to be known of it since. */
function unmatched(facts: Partial<Payment> = {}): Payment {
  const payment = the('put_payment', paymentChanges(aCase()))?.payment;
  if (payment === undefined) throw new Error('It puts a payment.');
  return { ...payment, ...facts };
}

const refund = { id: 'txn_cb_refund', status: 'success', resourceVersion: 1, amount: eur(900), date: 1_000 };

describe('a copy of an unmatched payment', () => {
  test('asks once more for the customer, since its first write may have met itself', () => {
    expect(decidePayment(aCase({ payment: unmatched(), terms }))).toEqual({ changes: [], next: 'unmatched' });
    const event = anEvent({ id: 'ev_2' });
    expect(decidePayment(aCase({ payment: unmatched(), terms, event }))).toEqual({
      changes: [],
      next: 'money_back',
    });
  });

  test('changes nothing while nobody is found', () => {
    const payment = unmatched();
    expect(paymentChanges(aCase({ payment, terms }))).toEqual([]);
    const event = anEvent({ id: 'ev_2' });
    expect(paymentChanges(aCase({ payment, terms, event }))).toEqual([]);
    const { changes } = decideCopy(event, payment);
    expect(the('put_line', changes)?.line).toMatchObject({ outcome: 'ignored' });
    expect(reasons(changes)).toEqual(['receive:still_unmatched']);
  });

  test('changes nothing while the integration, or the recording, is off', () => {
    const known = { payment: unmatched(), terms, leads: [aLead()] };
    expect(paymentChanges(aCase({ ...known, status: 'off' }))).toEqual([]);
    expect(paymentChanges(aCase({ ...known, options: { createTransactions: false } }))).toEqual([]);
  });

  test('records it once its lead is there, and its line says what became of it', () => {
    const before = unmatched();
    const changes = paymentChanges(aCase({ payment: before, terms, leads: [aLead()] }));
    const payment = the('put_payment', changes)?.payment;
    expect(payment).toMatchObject({
      state: 'recorded',
      version: 2,
      partnerId: 'prt_lead',
      rewards: [{ amount: eur(490) }],
    });
    expect(payment).not.toHaveProperty('chargebeeCustomer');
    expect(payment?.line).toMatchObject({ eventId: 'ev_1', outcome: 'processed' });
    expect(reasons(changes).slice(before.line.steps.length)).toEqual([
      'receive:decided_again',
      'convert_lead:lead_converted',
      'convert_lead:customer_created',
      'associate_deals:no_matching_deal',
      'create_transaction:transaction_created',
      'give_reward:reward_created',
    ]);
    expect(changes.map(({ kind }) => kind)).toEqual(['put_payment', 'create_customer', 'convert_lead']);
  });

  test('under another id has a line of its own that refers to the one that brought it', () => {
    const event = anEvent({ id: 'ev_2' });
    const changes = paymentChanges(aCase({ event, payment: unmatched(), terms, leads: [aLead()] }));
    const own = the('put_line', changes)?.line;
    expect(own).toMatchObject({ eventId: 'ev_2', outcome: 'processed' });
    expect(own?.steps).toMatchObject([{ code: 'recorded_now', refs: { eventId: 'ev_1' } }]);
    expect(the('put_payment', changes)?.payment.line.steps).toContainEqual({
      action: 'receive',
      code: 'decided_again',
      refs: { eventId: 'ev_2' },
    });
  });

  test('records it with all that went back meanwhile', () => {
    const payment = unmatched({ refunds: [refund, { ...refund, id: 'txn_void', status: 'voided' }] });
    const changes = paymentChanges(aCase({ payment, terms, leads: [aLead()] }));
    expect(the('put_payment', changes)?.payment.rewards).toMatchObject([{ amount: eur(490) }]);
    // 10 % of the 40 EUR that are left is 4 EUR.
    expect(the('add_ledger_entry', changes)?.entry).toMatchObject({
      kind: 'refund',
      chargebeeTransactionId: 'txn_cb_refund',
      occurredAt: 1_000,
      amount: -900,
      rewards: [{ place: 0, amount: -90 }],
    });
  });

  test('records a dead one as dead, which uses nothing up', () => {
    const once = new Map([['prt_lead', activeWith(aRule({ lasts: { kind: 'payments', count: 1 } }))]]);
    const payment = unmatched({ status: 'voided', refunds: [refund] });
    const changes = paymentChanges(aCase({ payment, terms: once, leads: [aLead()] }));
    const entries = changes.flatMap((change) => (change.kind === 'add_ledger_entry' ? change.entry : []));
    expect(entries.map(({ kind, amount, rewards }) => [kind, amount, rewards[0]?.amount])).toEqual([
      ['refund', -900, -90],
      ['reversal', -4_000, -400],
    ]);
    expect(the('put_payment', changes)?.payment.rewards).toMatchObject([{ use: 'given_back' }]);
    expect(the('put_rule_uses', changes)?.uses.byRule).toEqual({ rul_1: { held: {} } });
  });
});

test('a copy of a payment that was ignored does not claim that it was recorded', () => {
  const payment = the('put_payment', paymentChanges(aCase({ status: 'off' })))?.payment;
  const event = anEvent({ id: 'ev_2' });
  expect(paymentChanges(aCase({ event, ...(payment && { payment }), leads: [aLead()], terms }))).toEqual([]);
  expect(reasons(decideCopy(event, payment).changes)).toEqual(['receive:payment_was_ignored']);
});

test('an event that does not record a payment which another brought says so, though a lead was converted for it', () => {
  const payment = the('put_payment', paymentChanges(aCase({ status: 'off' })))?.payment;
  const event = anEvent({ id: 'ev_2' });
  const options = { createTransactions: false };
  const known = { event, ...(payment && { payment }), leads: [aLead()], terms, options };
  const changes = paymentChanges({ ...aCase(known), asked: { kind: 'replay', by: 'ada@acme.example' } });
  expect(the('put_payment', changes)?.payment.line).toMatchObject({ eventId: 'ev_1', outcome: 'processed' });
  const own = the('put_line', changes)?.line;
  expect(own?.steps.map(({ code }) => code)).toEqual(['replayed', 'payment_was_ignored']);
  expect(own).toMatchObject({ eventId: 'ev_2', outcome: 'ignored' });
});

test('whoever is found by now is no guard for a customer that carries another id', () => {
  const customerByEmail = aCustomer({ chargebeeCustomerIds: ['cb_9'] });
  expect(paymentChanges(aCase({ payment: unmatched(), customerByEmail, leads: [aLead()], terms }))).toEqual(
    [],
  );
});
