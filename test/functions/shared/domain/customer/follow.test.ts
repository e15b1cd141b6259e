import { describe, expect, test } from '@jest/globals';
import type { Customer } from '../../../../../functions/shared/domain/customer/customer.ts';
import {
  follow,
  followedState,
  isUnfollowed,
  keepEmail,
  otherStates,
} from '../../../../../functions/shared/domain/customer/follow.ts';
import { aCustomer } from '../../../../support/payment-case.ts';

const of = (id: string, resourceVersion: number, emailTaken?: true) => ({
  chargebeeCustomerId: id,
  resourceVersion,
  ...(emailTaken && { emailTaken }),
});
const followed = [of('cb_0', 9), of('cb_1', 5)];
const ada = (parts: Partial<Customer> = {}): Customer =>
  aCustomer({ chargebeeCustomerIds: ['cb_0', 'cb_1'], firstName: 'Ada', followed, ...parts });
const other = aCustomer({ customerId: 'cus_other', email: 'taken@example.com' });

const shown = { id: 'cb_1', email: 'ada@example.com', firstName: 'Ada', resourceVersion: 6 };
const codes = ({ steps }: ReturnType<typeof follow>) => steps.map(({ code }) => code);

test('the state that is followed is the one of this Chargebee customer, and of no other', () => {
  expect(followedState(ada(), 'cb_1')).toEqual(of('cb_1', 5));
  expect(followedState(ada(), 'cb_2')).toBeUndefined();
  expect(otherStates(ada(), 'cb_1')).toEqual([of('cb_0', 9)]);
  const { followed: _, ...nobodys } = ada();
  expect(followedState(nobodys, 'cb_1')).toBeUndefined();
  expect(otherStates(nobodys, 'cb_1')).toEqual([]);
});

describe('a state that is followed', () => {
  test('gives all its names, takes away what it does not have, and is remembered beside the others', () => {
    const before = ada({ lastName: 'Byron', company: 'Byron Ltd' });
    const after = follow(before, { ...shown, firstName: 'Augusta', email: 'new@example.com' }, undefined);
    const { lastName, company, ...rest } = before;
    expect(after.customer).toEqual({
      ...rest,
      firstName: 'Augusta',
      email: 'new@example.com',
      followed: [of('cb_0', 9), of('cb_1', 6)],
    });
    expect([after.isChanged, after.isNew, codes(after)]).toEqual([true, true, ['customer_updated']]);
  });

  test('leaves the names that are to be kept where it has none, and only there', () => {
    const { customer } = follow(ada(), { ...shown, firstName: 'Augusta' }, undefined, {
      firstName: 'Typed',
      company: 'Typed Ltd',
    });
    expect(customer).toMatchObject({ firstName: 'Augusta', company: 'Typed Ltd' });
    expect(customer).not.toHaveProperty('lastName');
  });

  test('without an email leaves the one that the customer is known by', () => {
    const { email, ...nameless } = shown;
    const after = follow(ada(), nameless, undefined);
    expect(after.customer.email).toBe('ada@example.com');
    expect([after.isNew, codes(after)]).toEqual([false, ['customer_unchanged']]);
  });

  test('that shows nothing new is not to be written, not even for its version', () => {
    const after = follow(ada(), shown, ada());
    expect([after.isChanged, after.isNew, codes(after)]).toEqual([false, false, ['customer_unchanged']]);
  });

  test('without a version is followed, and what was remembered stays', () => {
    const { resourceVersion, ...unversioned } = shown;
    const after = follow(ada(), { ...unversioned, firstName: 'Augusta' }, undefined);
    expect(after.customer).toMatchObject({ firstName: 'Augusta', followed });
  });
});

describe('an email that another customer has', () => {
  const taking = { ...shown, email: 'taken@example.com' };

  test('is not taken; that it was is remembered, and is new', () => {
    const after = follow(ada(), taking, other);
    expect(after.customer.email).toBe('ada@example.com');
    expect(followedState(after.customer, 'cb_1')).toEqual(of('cb_1', 6, true));
    expect([after.isChanged, after.isNew, codes(after)]).toEqual([false, true, ['email_taken']]);
  });

  test('does not keep the names from following', () => {
    const after = follow(ada(), { ...taking, company: 'Engines' }, other);
    expect(after.customer).toMatchObject({ email: 'ada@example.com', company: 'Engines' });
    expect(codes(after)).toEqual(['customer_updated', 'email_taken']);
  });

  test('and still is, is told again, and written no more', () => {
    const before = ada({ followed: [of('cb_1', 6, true)] });
    const after = follow(before, taking, other);
    expect([after.isNew, codes(after)]).toEqual([false, ['email_taken']]);
  });

  test('and is free by now is taken, and nothing of it is remembered', () => {
    const before = ada({ followed: [of('cb_1', 6, true)] });
    const after = follow(before, taking, undefined);
    expect(after.customer.email).toBe('taken@example.com');
    expect(followedState(after.customer, 'cb_1')).toEqual(of('cb_1', 6));
    expect([after.isNew, codes(after)]).toEqual([true, ['customer_updated']]);
  });

  test('is forgotten once the customer is told its own email again', () => {
    const before = ada({ followed: [of('cb_1', 6, true)] });
    const after = follow(before, shown, before);
    expect(followedState(after.customer, 'cb_1')).toEqual(of('cb_1', 6));
    expect([after.isChanged, after.isNew]).toEqual([false, true]);
  });
});

describe('a payment shows a state that was not followed', () => {
  test.each([
    ['where it is newer', 6, followed, true],
    ['but not where it is the same', 5, followed, false],
    ['but not where it is older', 4, followed, false],
    ['where only another Chargebee customer was followed', 1, [of('cb_0', 9)], true],
    ['where it is the same, and its email was taken', 5, [of('cb_1', 5, true)], true],
    ['but not where it is older than one whose email was taken', 4, [of('cb_1', 5, true)], false],
  ])('%s', (_, resourceVersion, known, expected) => {
    expect(isUnfollowed(ada({ followed: known }), { ...shown, resourceVersion })).toBe(expected);
  });

  test('only where it can be told: never without a version', () => {
    const { resourceVersion, ...unversioned } = shown;
    expect(isUnfollowed(ada({ followed: [] }), unversioned)).toBe(false);
  });
});

test('an email that is set by hand waits for no other that was taken; the versions stay', () => {
  expect(keepEmail(ada({ followed: [of('cb_0', 9, true), of('cb_1', 5)] })).followed).toEqual(followed);
  const { followed: _, ...nobodys } = ada();
  expect(keepEmail(nobodys)).toEqual(nobodys);
});
