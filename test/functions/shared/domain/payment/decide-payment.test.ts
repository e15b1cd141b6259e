import { describe, expect, test } from '@jest/globals';
import { paymentChanges } from '../../../../support/payment-changes.ts';
import { decideCopy } from '../../../../support/decide-copy.ts';
import { decidePayment } from '../../../../../functions/shared/domain/payment/decide-payment.ts';
import { failPayment } from '../../../../../functions/shared/domain/payment/fail-payment.ts';
import {
  aCase,
  aCustomer,
  activeWith,
  aDeal,
  aLead,
  anEvent,
  aRule,
  reasons,
  paidOn,
  the,
  ulid,
  withoutEmail,
} from '../../../../support/payment-case.ts';

const terms = new Map([
  ['prt_lead', activeWith(aRule())],
  ['prt_deal', activeWith(aRule())],
  ['prt_own', activeWith(aRule())],
]);

const linked = aCustomer({ chargebeeCustomerIds: ['cb_1'], sourcePartnerId: 'prt_own' });

describe('what is not acted on', () => {
  test.each([
    ['a refund', { type: 'refund' }, 'not_a_payment'],
    ['a payment in progress', { status: 'in_progress' }, 'not_successful'],
    ['an amount of zero', { amount: { amount: 0, currency: 'EUR' } }, 'amount_not_positive'],
  ])('%s leaves one ignored line and does not mark the payment as seen', (_, transaction, code) => {
    const changes = paymentChanges(aCase({ event: anEvent({ transaction }), leads: [aLead()], terms }));
    expect(changes).toHaveLength(1);
    expect(the('put_line', changes)?.line.outcome).toBe('ignored');
    expect(reasons(changes)).toEqual([`receive:${code}`]);
  });

  test('a payment while the integration is off is ignored, and remembered as seen', () => {
    const changes = paymentChanges(aCase({ status: 'off', leads: [aLead()], linked, terms }));
    expect(changes).toHaveLength(1);
    expect(the('put_payment', changes)?.payment).toMatchObject({ state: 'ignored', rewards: [] });
    expect(reasons(changes)).toEqual(['receive:integration_off']);
  });

  test('with all options off every action says so, and nothing changes', () => {
    const options = { convertLead: false, associateDeals: false, createTransactions: false };
    const changes = paymentChanges(aCase({ options, leads: [aLead()], deals: [aDeal(1)], terms }));
    expect(changes).toHaveLength(1);
    expect(the('put_payment', changes)?.payment.line.outcome).toBe('ignored');
    expect(reasons(changes)).toEqual([
      'convert_lead:option_off',
      'associate_deals:option_off',
      'create_transaction:option_off',
    ]);
  });
});

describe('a payment that was seen before', () => {
  test('is not replayed before what remains of it is done: its own event does that, and the replay comes again', () => {
    const put = the('put_payment', paymentChanges(aCase({ status: 'off', terms })))?.payment;
    const half = put && { ...put, waitingRemain: '' };
    const asked = { kind: 'replay', by: 'ada' } as const;
    const one = aCase({ linked, terms });
    const state = { ...one.state, ...(half && { payment: half }) };
    expect(decidePayment({ ...one, state, asked })).toEqual({ changes: [], next: 'later' });
    expect(decidePayment({ ...one, state })).toEqual({ changes: [], next: 'money_back' });
  });

  const seen = the('put_payment', paymentChanges(aCase({ linked, terms })))?.payment;

  test('changes nothing under the same event id', () => {
    expect(paymentChanges(aCase({ linked, terms, ...(seen && { payment: seen }) }))).toEqual([]);
  });

  test('leaves a line of its own under another event id, and changes nothing else', () => {
    const event = anEvent({ id: 'ev_2' });
    const payment = { linked, terms, leads: [aLead()], ...(seen && { payment: seen }) };
    expect(paymentChanges(aCase({ event, ...payment }))).toEqual([]);
    const { changes } = decideCopy(event, seen);
    expect(changes).toHaveLength(1);
    expect(the('put_line', changes)?.line).toMatchObject({ eventId: 'ev_2', outcome: 'ignored' });
    expect(reasons(changes)).toEqual(['receive:already_recorded']);
  });

  test('is decided anew, in its place, where deciding it had failed', () => {
    const failed = the('put_payment', failPayment(aCase(), 'processing_failed'))?.payment;
    const changes = paymentChanges(aCase({ linked, terms, ...(failed && { payment: failed }) }));
    expect(failed).toMatchObject({ state: 'failed', version: 1 });
    expect(the('put_payment', changes)?.payment).toMatchObject({ state: 'recorded', version: 2 });
  });
});

describe('convert lead', () => {
  test('the oldest open lead becomes a customer with its partner, and a transaction and a reward follow', () => {
    const leads = [aLead(), aLead({ leadId: 'led_younger', partnerId: 'prt_other' })];
    const changes = paymentChanges(aCase({ leads, terms }));
    const customer = the('create_customer', changes)?.customer;
    expect(customer).toMatchObject({
      email: 'ada@example.com',
      firstName: 'Ada',
      sourcePartnerId: 'prt_lead',
      chargebeeCustomerIds: ['cb_1'],
      source: { kind: 'lead', id: leads[0]?.leadId },
      version: 1,
    });
    expect(the('convert_lead', changes)).toMatchObject({ lead: leads[0], customerId: customer?.customerId });
    expect(the('put_payment', changes)?.payment).toMatchObject({
      state: 'recorded',
      customerId: customer?.customerId,
      partnerId: 'prt_lead',
      rewards: [{ ruleId: 'rul_1', amount: { amount: 490, currency: 'EUR' }, status: 'pending' }],
    });
    expect(reasons(changes)).toEqual([
      'convert_lead:lead_converted',
      'convert_lead:customer_created',
      'associate_deals:no_matching_deal',
      'create_transaction:transaction_created',
      'give_reward:reward_created',
    ]);
  });

  test('the customer has what Chargebee says of it, and nothing that it does not say', () => {
    const names = { firstName: 'Ada', lastName: 'Byron', company: 'Engines', resourceVersion: 7 };
    const named = paymentChanges(aCase({ event: anEvent({ customer: names }), leads: [aLead()], terms }));
    const { resourceVersion, ...shown } = names;
    const followed = [{ chargebeeCustomerId: 'cb_1', resourceVersion }];
    const made = the('create_customer', named)?.customer;
    expect(made).toMatchObject({ ...shown, followed, version: 1, createdAt: paidOn + 10_000 });
    expect(made?.customerId).toMatch(/^cus_/);
    const event = anEvent();
    const nameless = { ...event, customer: { id: 'cb_1', email: 'ada@example.com' } };
    const unnamed = the(
      'create_customer',
      paymentChanges(aCase({ event: nameless, leads: [aLead()], terms })),
    );
    for (const field of ['firstName', 'lastName', 'company', 'followed']) {
      expect(unnamed?.customer).not.toHaveProperty(field);
    }
  });

  test('a lead of no partner makes a customer without one, and nobody earns', () => {
    const { partnerId, ...lead } = aLead();
    const changes = paymentChanges(aCase({ leads: [lead], terms }));
    expect(the('create_customer', changes)?.customer).not.toHaveProperty('sourcePartnerId');
    expect(reasons(changes)).toContain('give_reward:no_source_partner');
  });

  test('the customer with this email is taken, keeps its partner, and gets the Chargebee id', () => {
    const customerByEmail = aCustomer({ sourcePartnerId: 'prt_own' });
    const changes = paymentChanges(aCase({ customerByEmail, leads: [aLead()], terms }));
    const update = the('update_customer', changes);
    // It has no name yet, so it is called as at Chargebee.
    expect(update?.after).toEqual({
      ...customerByEmail,
      ofLead: true,
      version: 4,
      chargebeeCustomerIds: ['cb_1'],
      linkedAt: paidOn + 10_000,
      firstName: 'Ada',
    });
    expect(the('convert_lead', changes)?.customerId).toBe(customerByEmail.customerId);
    expect(the('put_payment', changes)?.payment.partnerId).toBe('prt_own');
    expect(reasons(changes)).toContain('convert_lead:customer_taken_by_email');
  });

  test("the customer with this email is given the lead's partner if it had none, and says where from", () => {
    const changes = paymentChanges(aCase({ customerByEmail: aCustomer(), leads: [aLead()], terms }));
    expect(the('update_customer', changes)).toMatchObject({
      after: { sourcePartnerId: 'prt_lead', source: { kind: 'lead', id: aLead().leadId } },
    });
  });

  test('nothing is converted while a customer carries the Chargebee id', () => {
    const changes = paymentChanges(aCase({ linked, leads: [aLead()], terms }));
    expect(the('convert_lead', changes)).toBeUndefined();
    expect(reasons(changes)[0]).toBe('convert_lead:matched_by_chargebee_id');
  });

  test('an email of another Chargebee customer converts, associates and overwrites nothing', () => {
    const customerByEmail = aCustomer({ chargebeeCustomerIds: ['cb_other'] });
    const changes = paymentChanges(aCase({ customerByEmail, leads: [aLead()], deals: [aDeal(1)], terms }));
    expect(changes.map(({ kind }) => kind)).toEqual(['put_payment']);
    expect(reasons(changes)).toEqual([
      'convert_lead:email_linked_to_other_chargebee_customer',
      'associate_deals:email_linked_to_other_chargebee_customer',
      'create_transaction:customer_unknown',
    ]);
  });

  test('without an email only the Chargebee id can match', () => {
    const event = withoutEmail(anEvent());
    expect(reasons(paymentChanges(aCase({ event, terms })))).toEqual([
      'convert_lead:no_email',
      'associate_deals:no_email',
      'create_transaction:customer_unknown',
    ]);
    const known = paymentChanges(aCase({ event, linked, terms }));
    expect(the('put_payment', known)?.payment.state).toBe('recorded');
  });
});

describe('associate deals', () => {
  const options = { convertLead: false };

  test('every deal without a customer gets a new one, with the partner of the oldest deal that has one', () => {
    const deals = [aDeal(1), aDeal(2, { partnerId: 'prt_deal' }), aDeal(3, { partnerId: 'prt_own' })];
    const changes = paymentChanges(aCase({ options, deals, terms }));
    expect(the('create_customer', changes)?.customer).toMatchObject({
      sourcePartnerId: 'prt_deal',
      source: { kind: 'deal', id: deals[1]?.dealId },
    });
    expect(changes.filter(({ kind }) => kind === 'take_deal')).toHaveLength(3);
    const steps = the('put_payment', changes)?.payment.line.steps;
    expect(steps?.find(({ code }) => code === 'several_partners')?.refs).toEqual({
      partnerIds: ['prt_deal', 'prt_own'],
    });
  });

  test('a converted lead goes first, and its customer with its partner is put on the deals', () => {
    const deals = [aDeal(1, { partnerId: 'prt_deal' })];
    const changes = paymentChanges(aCase({ leads: [aLead()], deals, terms }));
    const customer = the('create_customer', changes)?.customer;
    expect(customer?.sourcePartnerId).toBe('prt_lead');
    expect(the('take_deal', changes)?.customerId).toBe(customer?.customerId);
    expect(reasons(changes)).not.toContain('associate_deals:several_partners');
  });

  test('a linked customer without a partner is given the one of the deals, and the reward goes there', () => {
    const { sourcePartnerId, ...without } = linked;
    const deals = [aDeal(1, { partnerId: 'prt_deal' })];
    const changes = paymentChanges(aCase({ linked: without, deals, terms }));
    expect(the('update_customer', changes)).toMatchObject({
      before: without,
      after: { version: 4, sourcePartnerId: 'prt_deal', chargebeeCustomerIds: ['cb_1'] },
    });
    expect(the('put_payment', changes)?.payment.partnerId).toBe('prt_deal');
  });

  test('a customer that nothing changes about is not written', () => {
    const changes = paymentChanges(aCase({ linked, deals: [aDeal(1, { partnerId: 'prt_deal' })], terms }));
    expect(changes.map(({ kind }) => kind)).toEqual(['put_payment', 'take_deal']);
  });

  test('as many deals as one write holds are taken at once, and the payment says that some remain', () => {
    const deals = Array.from({ length: 250 }, (_, n) => aDeal(n));
    const changes = paymentChanges(aCase({ linked, deals, terms }));
    const taken = changes.filter(({ kind }) => kind === 'take_deal');
    // Of 91 items one is left to the Chargebee id; the document of the email, which all share, is none of a deal's own.
    expect(taken).toHaveLength(90);
    expect(the('put_payment', changes)?.payment.dealsRemain).toBe(true);
  });
});

describe('create transaction', () => {
  test('a payment of nobody waits in the unmatched inbox with whom Chargebee names', () => {
    const changes = paymentChanges(aCase({ terms }));
    expect(the('put_payment', changes)?.payment).toMatchObject({
      state: 'unmatched',
      chargebeeCustomer: { id: 'cb_1', email: 'ada@example.com' },
      line: { outcome: 'unmatched' },
    });
    expect(reasons(changes)).toEqual([
      'convert_lead:no_matching_lead',
      'associate_deals:no_matching_deal',
      'create_transaction:customer_unknown',
    ]);
  });

  test('with the option off the lead is converted all the same, and no money is recorded', () => {
    const changes = paymentChanges(
      aCase({ options: { createTransactions: false }, leads: [aLead()], terms }),
    );
    expect(the('create_customer', changes)).toBeDefined();
    expect(the('put_payment', changes)?.payment).toMatchObject({
      state: 'ignored',
      rewards: [],
      line: { outcome: 'processed' },
    });
    expect(reasons(changes)).toContain('create_transaction:option_off');
  });

  test('the ids that the line names are those of the transaction and of the reward', () => {
    const changes = paymentChanges(aCase({ linked, terms }));
    const payment = the('put_payment', changes)?.payment;
    expect(payment?.ulid).toBe(ulid(1));
    expect(payment?.line.steps.flatMap(({ refs }) => Object.entries(refs ?? {}))).toEqual([
      ['customerId', linked.customerId],
      ['transactionId', `txn_${ulid(1)}`],
      ['customerId', linked.customerId],
      ['rewardIds', [`rwd_${ulid(1)}-0`]],
    ]);
  });
});
