import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { paymentChanges } from '../../../../support/payment-changes.ts';
import { decideCopy } from '../../../../support/decide-copy.ts';
import { partnerCandidates } from '../../../../../functions/shared/domain/payment/payment-state.ts';
import {
  aCase,
  aCustomer,
  activeWith,
  aDeal,
  aLead,
  anEvent,
  paidOn,
  aRule,
  reasons,
  the,
} from '../../../../support/payment-case.ts';

const terms = new Map(['prt_lead', 'prt_deal', 'prt_own'].map((id) => [id, activeWith(aRule())]));

describe('the customer with this email', () => {
  const customerByEmail = aCustomer({ sourcePartnerId: 'prt_own' });

  test('does not become the payer by the email alone', () => {
    const changes = paymentChanges(aCase({ customerByEmail, terms }));
    expect(changes.map(({ kind }) => kind)).toEqual(['put_payment']);
    expect(the('put_payment', changes)?.payment.state).toBe('unmatched');
  });

  test('becomes the payer through a deal, keeps its partner, and the deal keeps its own', () => {
    const deals = [aDeal(1, { partnerId: 'prt_deal' }), aDeal(2, { partnerId: 'prt_lead' })];
    const changes = paymentChanges(aCase({ customerByEmail, deals, terms }));
    expect(the('update_customer', changes)).toEqual({
      kind: 'update_customer',
      before: customerByEmail,
      // It has no name yet, so it is called as at Chargebee.
      after: {
        ...customerByEmail,
        version: 4,
        chargebeeCustomerIds: ['cb_1'],
        linkedAt: paidOn + 10_000,
        firstName: 'Ada',
      },
      identity: { chargebeeCustomerId: 'cb_1', version: 1 },
    });
    expect(reasons(changes)).toEqual([
      'convert_lead:no_matching_lead',
      'associate_deals:deals_associated',
      'associate_deals:customer_taken_by_email',
      'update_customer:customer_updated',
      'create_transaction:transaction_created',
      'give_reward:reward_created',
    ]);
  });

  test('has from then on the state of the Chargebee customer that the payment told, and takes no older one', () => {
    const event = anEvent({ customer: { resourceVersion: paidOn } });
    const changes = paymentChanges(aCase({ event, customerByEmail, deals: [aDeal(1)], terms }));
    expect(the('update_customer', changes)?.after).toMatchObject({
      followed: [{ chargebeeCustomerId: 'cb_1', resourceVersion: paidOn }],
    });
  });

  test('is not taken for a payment while both options are off that could take it', () => {
    const options = { convertLead: false, associateDeals: false };
    const leads = [aLead()];
    const changes = paymentChanges(aCase({ options, customerByEmail, leads, deals: [aDeal(1)], terms }));
    expect(changes.map(({ kind }) => kind)).toEqual(['put_payment']);
  });
});

describe('a customer with several Chargebee ids', () => {
  const linked = aCustomer({ chargebeeCustomerIds: ['cb_0', 'cb_1'] });

  test('is found by each of them, and gets the deals of its email and their partner', () => {
    const deals = [aDeal(1, { partnerId: 'prt_deal' })];
    const changes = paymentChanges(aCase({ linked, customerByEmail: linked, deals, terms }));
    expect(the('update_customer', changes)?.after).toEqual({
      ...linked,
      version: 4,
      sourcePartnerId: 'prt_deal',
      source: { kind: 'deal', id: deals[0]?.dealId },
    });
    expect(the('take_deal', changes)?.customerId).toBe(linked.customerId);
  });

  test('gets no deals of an email whose customer is another at Chargebee', () => {
    const customerByEmail = aCustomer({ customerId: 'cus_other', chargebeeCustomerIds: ['cb_9'] });
    const changes = paymentChanges(aCase({ linked, customerByEmail, deals: [aDeal(1)], terms }));
    expect(changes.map(({ kind }) => kind)).toEqual(['put_payment']);
    expect(reasons(changes)).toContain('associate_deals:email_linked_to_other_chargebee_customer');
    expect(the('put_payment', changes)?.payment).toMatchObject({
      state: 'recorded',
      customerId: linked.customerId,
    });
  });
});

describe('the source partner', () => {
  test('of a lead of nobody is the one of the oldest deal that has one', () => {
    const { partnerId, ...lead } = aLead();
    const deals = [aDeal(1), aDeal(2, { partnerId: 'prt_deal' })];
    const changes = paymentChanges(aCase({ leads: [lead], deals, terms }));
    expect(the('create_customer', changes)?.customer).toMatchObject({
      sourcePartnerId: 'prt_deal',
      source: { kind: 'deal', id: deals[1]?.dealId },
    });
    expect(
      changes.filter(({ kind }) => kind === 'create_customer' || kind === 'update_customer'),
    ).toHaveLength(1);
  });

  test('is never that of a lost deal while another deal names one; the lost deal gets the customer too', () => {
    const deals = [
      aDeal(1, { partnerId: 'prt_lost', isLost: true }),
      aDeal(2),
      aDeal(3, { partnerId: 'prt_deal' }),
    ];
    const changes = paymentChanges(aCase({ deals, terms }));
    expect(the('create_customer', changes)?.customer).toMatchObject({
      sourcePartnerId: 'prt_deal',
      source: { kind: 'deal', id: deals[2]?.dealId },
    });
    expect(changes.filter(({ kind }) => kind === 'take_deal')).toHaveLength(3);
    expect(partnerCandidates({ leads: [], deals })).toEqual(['prt_deal']);
  });

  test('is that of a lost deal where no other names one', () => {
    const deals = [aDeal(1), aDeal(2, { partnerId: 'prt_lost', isLost: true })];
    const changes = paymentChanges(aCase({ deals, terms }));
    expect(the('create_customer', changes)?.customer).toMatchObject({
      sourcePartnerId: 'prt_lost',
      source: { kind: 'deal', id: deals[1]?.dealId },
    });
    expect(partnerCandidates({ leads: [], deals })).toEqual(['prt_lost']);
  });

  test.each([
    [
      'is declined',
      new Map([['prt_lead', { ...activeWith(aRule()), status: 'declined' as const }]]),
      'partner_not_active',
    ],
    ['is gone', new Map(), 'partner_unknown'],
  ])('that %s stays the source partner, and earns nothing', (_, known, code) => {
    const changes = paymentChanges(aCase({ leads: [aLead()], terms: known }));
    expect(the('create_customer', changes)?.customer.sourcePartnerId).toBe('prt_lead');
    expect(the('put_payment', changes)?.payment).toMatchObject({ partnerId: 'prt_lead', rewards: [] });
    expect(reasons(changes)).toContain(`give_reward:${code}`);
  });

  test('is always one whose terms were looked at, and never changes once there is one', () => {
    const partner = fc.constantFrom(
      {},
      { partnerId: 'prt_a' },
      { partnerId: 'prt_b' },
      { partnerId: 'prt_c' },
    );
    const owner = fc.constantFrom({}, { sourcePartnerId: 'prt_d' });
    const state = fc.record(
      {
        linked: owner.map((more) => aCustomer({ chargebeeCustomerIds: ['cb_1'], ...more })),
        customerByEmail: fc
          .tuple(owner, fc.constantFrom([], ['cb_9']))
          .map(([more, chargebeeCustomerIds]) => aCustomer({ ...more, chargebeeCustomerIds })),
        leads: fc.array(partner, { maxLength: 2 }).map((all) =>
          all.map((one) => {
            const { partnerId, ...lead } = aLead();
            return { ...lead, ...one };
          }),
        ),
        deals: fc.array(partner, { maxLength: 4 }).map((all) => all.map((one, n) => aDeal(n, one))),
      },
      { requiredKeys: ['leads', 'deals'] },
    );
    const options = fc.record({ convertLead: fc.boolean(), associateDeals: fc.boolean() });
    fc.assert(
      fc.property(state, options, (known, on) => {
        const looked = new Map(partnerCandidates(known).map((id) => [id, activeWith(aRule())]));
        const changes = paymentChanges(aCase({ ...known, options: on, terms: looked }));
        expect(reasons(changes)).not.toContain('give_reward:partner_unknown');
        const update = the('update_customer', changes);
        const owned = update?.before.sourcePartnerId;
        if (owned !== undefined) expect(update?.after.sourcePartnerId).toBe(owned);
        const made = the('create_customer', changes)?.customer ?? update?.after ?? known.linked;
        const payment = the('put_payment', changes)?.payment;
        if (payment?.state === 'recorded') expect(payment.partnerId).toBe(made?.sourcePartnerId);
        expect(payment?.rewards).toHaveLength(payment?.partnerId === undefined ? 0 : 1);
      }),
      { numRuns: 1_000 },
    );
  });
});

test('a transaction that is reported again under a merged customer is the same payment', () => {
  const linked = aCustomer({ chargebeeCustomerIds: ['cb_1'] });
  const payment = the('put_payment', paymentChanges(aCase({ linked, terms })))?.payment;
  const event = anEvent({ id: 'ev_2', customer: { id: 'cb_2', email: 'new@example.com' } });
  const again = aCase({ event, leads: [aLead()], terms, ...(payment && { payment }) });
  expect(paymentChanges(again)).toEqual([]);
  const { changes } = decideCopy(event, payment);
  expect(changes.map(({ kind }) => kind)).toEqual(['put_line']);
  expect(reasons(changes)).toEqual(['receive:already_recorded']);
});
