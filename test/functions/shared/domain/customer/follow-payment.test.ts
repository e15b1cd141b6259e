import { describe, expect, test } from '@jest/globals';
import type { ChargebeeIdentity } from '../../../../../functions/shared/domain/customer/chargebee-identity.ts';
import type { CustomerDraft } from '../../../../../functions/shared/domain/customer/customer-draft.ts';
import type { Customer } from '../../../../../functions/shared/domain/customer/customer.ts';
import { paymentChanges } from '../../../../support/payment-changes.ts';
import { followPayment } from '../../../../../functions/shared/domain/customer/follow-payment.ts';
import type { PaymentEvent } from '../../../../../functions/shared/domain/event.ts';
import {
  aCase,
  activeWith,
  aCustomer,
  aLead,
  anEvent,
  aRule,
  day,
  paidOn,
  reasons,
  the,
} from '../../../../support/payment-case.ts';

const paying = (customer: Partial<PaymentEvent['customer']>, occurredAt = paidOn): PaymentEvent =>
  anEvent({ occurredAt, receivedAt: paidOn + 5_000, customer });
const codes = ({ steps }: ReturnType<typeof followPayment>) => steps.map(({ code }) => code);

const followed = [{ chargebeeCustomerId: 'cb_1', resourceVersion: 5 }];
const ada = (parts: Partial<Customer> = {}): Customer =>
  aCustomer({ chargebeeCustomerIds: ['cb_1'], firstName: 'Ada', followed, ...parts });
const other = aCustomer({ customerId: 'cus_other', email: 'taken@example.com' });

describe('a payment of a customer that carries the Chargebee id', () => {
  const follow = (customer: Partial<PaymentEvent['customer']>, linked = ada(), owner?: Customer) => {
    const state = { linked, ...(owner && { customerByEmail: owner }) };
    return followPayment(aCase({ event: paying(customer), ...state }), { kind: 'known', customer: linked });
  };

  test('that shows a newer name updates it, in the next version of the customer', () => {
    const after = follow({ firstName: 'Augusta', resourceVersion: 6 });
    expect(codes(after)).toEqual(['customer_updated']);
    expect(after.customer).toMatchObject({
      kind: 'updated',
      before: ada(),
      customer: { firstName: 'Augusta', version: 4, followed: [{ resourceVersion: 6 }] },
    });
  });

  test.each([
    ['an older state', { firstName: 'Augusta', resourceVersion: 4 }],
    ['the same state', { firstName: 'Augusta', resourceVersion: 5 }],
    ['a state without a version', { firstName: 'Augusta' }],
    ['a newer state, of which nothing is new', { resourceVersion: 6 }],
  ])('that shows %s changes nothing, and says nothing of it', (_, customer) => {
    const linked = ada();
    expect(follow(customer, linked, linked)).toEqual({
      customer: { kind: 'known', customer: linked },
      steps: [],
    });
  });

  test('tries an email again that another had, with the state that was followed already', () => {
    const linked = ada({ followed: [{ chargebeeCustomerId: 'cb_1', resourceVersion: 5, emailTaken: true }] });
    const shown = { email: 'taken@example.com', resourceVersion: 5 };
    const still = follow(shown, linked, other);
    expect([codes(still), still.customer?.kind]).toEqual([['email_taken'], 'known']);
    const free = follow(shown, linked);
    expect(codes(free)).toEqual(['customer_updated']);
    expect(free.customer?.customer).toMatchObject({ email: 'taken@example.com', version: 4, followed });
  });

  test('keeps what somebody typed where nothing was followed yet and Chargebee has nothing there', () => {
    const { followed: _, ...typed } = ada({ company: 'Typed Ltd' });
    const after = follow({ firstName: 'Augusta', resourceVersion: 1 }, typed);
    expect(after.customer?.customer).toMatchObject({ firstName: 'Augusta', company: 'Typed Ltd' });
    const then = follow({ firstName: 'Augusta', resourceVersion: 6 }, ada({ company: 'Engines' }));
    expect(then.customer?.customer).not.toHaveProperty('company');
  });

  test('changes the customer once, with the partner that a deal brought', () => {
    const partnered = { ...ada(), version: 4, sourcePartnerId: 'prt_deal' };
    const draft: CustomerDraft = { kind: 'updated', before: ada(), customer: partnered };
    const event = paying({ firstName: 'Augusta', resourceVersion: 6 });
    expect(followPayment(aCase({ event, linked: ada() }), draft).customer).toMatchObject({
      before: { version: 3 },
      customer: { version: 4, sourcePartnerId: 'prt_deal', firstName: 'Augusta' },
    });
  });
});

test('a repeat payment that shows nothing new of its customer is one put', () => {
  const linked = ada({ sourcePartnerId: 'prt_lead' });
  const terms = new Map([['prt_lead', activeWith(aRule())]]);
  for (const resourceVersion of [4, 5, 6]) {
    const event = paying({ resourceVersion });
    const changes = paymentChanges(aCase({ event, linked, customerByEmail: linked, terms }));
    expect(changes.map(({ kind }) => kind)).toEqual(['put_payment']);
    expect(reasons(changes).filter((reason) => reason.startsWith('update_customer'))).toEqual([]);
  }
});

describe('a payment that nothing is followed of', () => {
  const event = paying({ firstName: 'Augusta', resourceVersion: 6 });
  const draft: CustomerDraft = { kind: 'known', customer: ada() };

  test.each([
    ['has no customer', aCase({ event }), undefined],
    ['is of a customer whose id was deleted since', aCase({ event, linked: ada(), isFormer: true }), draft],
    [
      'meets all options off',
      aCase({
        event,
        linked: ada(),
        options: { convertLead: false, associateDeals: false, createTransactions: false },
      }),
      draft,
    ],
  ])('%s', (_, payment, customer) => {
    expect(followPayment(payment, customer)).toEqual({ customer, steps: [] });
  });

  test('but one option is enough to follow it', () => {
    for (const on of ['convertLead', 'associateDeals', 'createTransactions'] as const) {
      const off = { convertLead: false, associateDeals: false, createTransactions: false };
      const payment = aCase({ event, linked: ada(), options: { ...off, [on]: true } });
      expect(codes(followPayment(payment, draft))).toEqual(['customer_updated']);
    }
  });
});

describe('the payment that makes a customer', () => {
  const told = (parts: Partial<NonNullable<ChargebeeIdentity['told']>>): ChargebeeIdentity => ({
    chargebeeCustomerId: 'cb_1',
    version: 2,
    told: { forgetAt: paidOn + day, ...parts },
  });
  const newer = { id: 'cb_1', email: 'new@example.com', firstName: 'Augusta', resourceVersion: 9 };
  const first = (
    identity: ChargebeeIdentity | undefined,
    event = paying({ resourceVersion: 6 }),
    owner?: Customer,
  ) =>
    paymentChanges(
      aCase({
        event,
        leads: [aLead()],
        ...(identity && { identity }),
        ...(owner && { toldOwner: owner }),
      }),
    );

  test('says what it shows, and that the id is carried from now on', () => {
    const made = the('create_customer', first(undefined));
    expect(made).toMatchObject({
      customer: { email: 'ada@example.com', firstName: 'Ada', followed: [{ resourceVersion: 6 }] },
      identity: { chargebeeCustomerId: 'cb_1', version: 1 },
    });
  });

  test('applies a newer state that was told before, and forgets it', () => {
    const changes = first(told({ state: newer }));
    expect(the('create_customer', changes)).toMatchObject({
      customer: {
        email: 'new@example.com',
        firstName: 'Augusta',
        version: 1,
        followed: [{ resourceVersion: 9 }],
      },
      identity: { version: 3 },
    });
    expect(the('create_customer', changes)?.identity).not.toHaveProperty('told');
    expect(reasons(changes)).toContain('update_customer:customer_updated');
  });

  test('does not apply what is older than what it shows itself, nor the same', () => {
    for (const resourceVersion of [5, 6]) {
      const changes = first(told({ state: { ...newer, resourceVersion } }));
      expect(the('create_customer', changes)?.customer).toMatchObject({
        email: 'ada@example.com',
        firstName: 'Ada',
      });
      expect(reasons(changes)).not.toContain('update_customer:customer_updated');
    }
  });

  test('does not apply what was told more than 8 days before it was received', () => {
    const changes = first(told({ state: newer, forgetAt: paidOn + 5_000 }));
    expect(the('create_customer', changes)?.customer).toMatchObject({ firstName: 'Ada' });
  });

  test('does not take a told email that another has, but keeps that it was told', () => {
    const changes = first(told({ state: newer }), undefined, { ...other, email: 'new@example.com' });
    expect(the('create_customer', changes)?.customer).toMatchObject({
      email: 'ada@example.com',
      firstName: 'Augusta',
      followed: [{ resourceVersion: 9, emailTaken: true }],
    });
    expect(reasons(changes)).toContain('update_customer:email_taken');
  });

  test.each([
    ['before a deletion', paidOn],
    ['at the moment of a deletion', paidOn + day],
  ])('that occurred %s is its customer, which does not carry the id any more', (_, occurredAt) => {
    const deletion = told({ deletedAt: paidOn + day });
    const changes = first(deletion, paying({ resourceVersion: 6 }, occurredAt));
    const customer = the('create_customer', changes)?.customer;
    expect(customer).toMatchObject({ chargebeeCustomerIds: [], followed: [], firstName: 'Ada' });
    expect(the('put_identity', changes)?.identity).toEqual({
      chargebeeCustomerId: 'cb_1',
      version: 3,
      former: [{ customerId: customer?.customerId, until: paidOn + day }],
    });
    expect(the('put_payment', changes)?.payment).toMatchObject({
      state: 'recorded',
      customerId: customer?.customerId,
    });
    expect(reasons(changes)).toContain('unlink_customer:customer_unlinked');
  });

  test('that occurred after a deletion starts anew', () => {
    const changes = first(told({ deletedAt: paidOn - 1 }));
    expect(the('create_customer', changes)).toMatchObject({
      customer: { chargebeeCustomerIds: ['cb_1'] },
      identity: { version: 3 },
    });
    expect(the('put_identity', changes)).toBeUndefined();
  });
});
