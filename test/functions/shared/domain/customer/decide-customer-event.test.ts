import { describe, expect, test } from '@jest/globals';
import type { Change } from '../../../../../functions/shared/domain/change.ts';
import type { Customer } from '../../../../../functions/shared/domain/customer/customer.ts';
import {
  decideCustomerEvent,
  type CustomerState,
} from '../../../../../functions/shared/domain/customer/decide-customer-event.ts';
import type { CustomerEvent } from '../../../../../functions/shared/domain/event.ts';
import { aCustomer, countingUlids, day, paidOn, the } from '../../../../support/payment-case.ts';
import { aCustomerEvent } from '../../../../support/transaction-event.ts';

const options = { convertLead: true, associateDeals: true, createTransactions: true };

const decide = (event: CustomerEvent, state: CustomerState = {}, status: 'on' | 'off' = 'on') =>
  decideCustomerEvent({ event, state, settings: { status, options }, now: paidOn, ulids: countingUlids() })
    .changes;

const known = (parts: Partial<Customer> = {}): Customer => ({
  ...aCustomer({ chargebeeCustomerIds: ['cb_1'] }),
  firstName: 'Ada',
  source: { kind: 'manual' },
  createdAt: paidOn,
  ...parts,
});

const end = (changes: readonly Change[]) => {
  const line = the('put_line', changes)?.line;
  return [line?.outcome, line?.steps.map(({ code }) => code)];
};

describe('a changed Chargebee customer', () => {
  test('gives its name, company and email to the customer that carries its id', () => {
    const event = aCustomerEvent({
      customer: { email: 'new@example.com', firstName: 'Augusta', lastName: 'King', company: 'Engines' },
    });
    const changes = decide(event, { linked: known() });
    expect(end(changes)).toEqual(['processed', ['customer_updated']]);
    expect(the('update_customer', changes)).toMatchObject({
      before: { email: 'ada@example.com', version: 3 },
      after: {
        email: 'new@example.com',
        version: 4,
        chargebeeCustomerIds: ['cb_1'],
        firstName: 'Augusta',
        lastName: 'King',
        company: 'Engines',
        followed: [{ chargebeeCustomerId: 'cb_1', resourceVersion: paidOn + day }],
      },
    });
    expect(the('put_line', changes)?.line).toMatchObject({
      eventId: 'ev_customer_1',
      eventType: 'customer_changed',
      chargebeeCustomerId: 'cb_1',
      email: 'new@example.com',
    });
    expect(the('put_line', changes)?.line).not.toHaveProperty('chargebeeTransactionId');
    expect(the('put_line', changes)?.line).not.toHaveProperty('amount');
  });

  test('takes away a name that is gone, but never the email', () => {
    const { email, firstName, ...customer } = aCustomerEvent().customer;
    const changes = decide({ ...aCustomerEvent(), customer }, { linked: known({ company: 'Engines' }) });
    const update = the('update_customer', changes);
    expect(update?.after.email).toBe('ada@example.com');
    for (const name of ['firstName', 'lastName', 'company']) expect(update?.after).not.toHaveProperty(name);
  });

  test('does not take the email of another customer, and says so; the rest follows', () => {
    const event = aCustomerEvent({ customer: { email: 'taken@example.com', firstName: 'Augusta' } });
    const other = aCustomer({ customerId: 'cus_other', email: 'taken@example.com' });
    const changes = decide(event, { linked: known(), customerByEmail: other });
    expect(end(changes)).toEqual(['processed', ['customer_updated', 'email_taken']]);
    expect(the('update_customer', changes)).toMatchObject({
      after: { email: 'ada@example.com', firstName: 'Augusta' },
    });
  });

  test('of which nothing but the email differs, and that is taken, is not said to be the same', () => {
    const other = aCustomer({ customerId: 'cus_other', email: 'taken@example.com' });
    const event = aCustomerEvent({ customer: { email: 'taken@example.com', firstName: 'Ada' } });
    const changes = decide(event, { linked: known(), customerByEmail: other });
    expect(end(changes)).toEqual(['processed', ['email_taken']]);
  });

  test('with the email that the customer has already is no clash with itself', () => {
    const changes = decide(aCustomerEvent(), { linked: known(), customerByEmail: known() });
    expect(end(changes)).toEqual(['processed', ['customer_unchanged']]);
  });

  test.each([
    ['email', { email: 'new@example.com' }],
    ['first name', { firstName: 'Augusta' }],
    ['last name', { lastName: 'King' }],
    ['company', { company: 'Engines' }],
  ])('is changed where only the %s is another', (_, customer) => {
    expect(end(decide(aCustomerEvent({ customer }), { linked: known() }))).toEqual([
      'processed',
      ['customer_updated'],
    ]);
  });

  test('in an older state than the one that was taken over changes nothing; one as old does', () => {
    const followed = [
      { chargebeeCustomerId: 'cb_other', resourceVersion: paidOn + 9 * day },
      { chargebeeCustomerId: 'cb_1', resourceVersion: paidOn + day },
    ];
    const older = aCustomerEvent({ customer: { resourceVersion: paidOn + day - 1 } });
    expect(end(decide(older, { linked: known({ followed }) }))).toEqual(['ignored', ['newer_state_known']]);
    expect(the('update_customer', decide(older, { linked: known({ followed }) }))).toBeUndefined();

    const newer = aCustomerEvent({ customer: { firstName: 'Augusta' } });
    const changes = decide(newer, { linked: known({ followed }) });
    expect(the('update_customer', changes)?.after.followed).toEqual([
      { chargebeeCustomerId: 'cb_other', resourceVersion: paidOn + 9 * day },
      { chargebeeCustomerId: 'cb_1', resourceVersion: paidOn + day },
    ]);
  });

  test('without a resource version is taken as the newest, and remembers none', () => {
    const { resourceVersion, ...customer } = aCustomerEvent().customer;
    const followed = [{ chargebeeCustomerId: 'cb_1', resourceVersion: paidOn }];
    const changes = decide({ ...aCustomerEvent(), customer }, { linked: known({ followed }) });
    expect(end(changes)[0]).toBe('processed');
    expect(the('update_customer', changes)?.after.followed).toEqual(followed);
  });
});

describe('a deleted Chargebee customer', () => {
  const deleted = aCustomerEvent({ type: 'customer_deleted' });

  test('loses its id, and the customer keeps everything else', () => {
    const followed = [
      { chargebeeCustomerId: 'cb_1', resourceVersion: paidOn },
      { chargebeeCustomerId: 'cb_2', resourceVersion: paidOn },
    ];
    const linked = known({ chargebeeCustomerIds: ['cb_1', 'cb_2'], followed });
    const changes = decide(deleted, { linked });
    expect(end(changes)).toEqual(['processed', ['customer_unlinked']]);
    const update = the('update_customer', changes);
    expect(update?.after).toMatchObject({
      chargebeeCustomerIds: ['cb_2'],
      email: 'ada@example.com',
      version: 4,
      followed: [{ chargebeeCustomerId: 'cb_2', resourceVersion: paidOn }],
    });
    expect(the('put_line', changes)?.line.steps[0]).toMatchObject({
      action: 'unlink_customer',
      refs: { customerId: linked.customerId },
    });
  });

  test('in a state older than the known one loses nothing', () => {
    const followed = [{ chargebeeCustomerId: 'cb_1', resourceVersion: paidOn + 2 * day }];
    expect(end(decide(deleted, { linked: known({ followed }) }))).toEqual(['ignored', ['newer_state_known']]);
  });
});

describe('what is told of a Chargebee customer that nobody carries', () => {
  const identityAfter = (event: CustomerEvent, state: CustomerState = {}) =>
    the('put_identity', decide(event, state))?.identity;
  const changed = aCustomerEvent();
  const deleted = aCustomerEvent({
    type: 'customer_deleted',
    customer: { resourceVersion: paidOn + 2 * day },
  });
  const forgetAt = changed.receivedAt + 8 * day;
  const one = { chargebeeCustomerId: 'cb_1', version: 1 };

  test('is remembered for 8 days from when it was received', () => {
    expect(identityAfter(changed)).toEqual({ ...one, told: { state: changed.customer, forgetAt } });
    expect(identityAfter(deleted)).toEqual({ ...one, told: { deletedAt: deleted.occurredAt, forgetAt } });
  });

  test('is kept beside what was told before, of a state and of a deletion, whichever came first', () => {
    const both = { state: changed.customer, deletedAt: deleted.occurredAt, forgetAt };
    for (const [first, second] of [
      [changed, deleted],
      [deleted, changed],
    ] as const) {
      const identity = identityAfter(first);
      expect(identityAfter(second, identity && { identity })).toEqual({ ...one, version: 2, told: both });
    }
  });

  test('gives way to a newer state alone, and to none that is forgotten', () => {
    const identity = identityAfter(changed);
    if (identity === undefined) throw new Error('It is remembered.');
    const older = aCustomerEvent({ customer: { firstName: 'Old', resourceVersion: paidOn } });
    expect(end(decide(older, { identity }))).toEqual(['ignored', ['newer_state_known']]);
    expect(identityAfter(older, { identity })).toBeUndefined();
    const late = { ...older, receivedAt: forgetAt };
    expect(identityAfter(late, { identity })?.told?.state).toEqual(older.customer);
  });
});

describe.each(['customer_changed', 'customer_deleted'] as const)('%s', (type) => {
  test('of somebody whom no customer carries is ignored', () => {
    expect(end(decide(aCustomerEvent({ type })))).toEqual(['ignored', ['chargebee_customer_unknown']]);
  });

  test('while the integration is off is ignored', () => {
    const changes = decide(aCustomerEvent({ type }), { linked: known() }, 'off');
    expect(end(changes)).toEqual(['ignored', ['integration_off']]);
    expect(changes).toHaveLength(1);
  });
});
