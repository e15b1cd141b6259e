import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  carried,
  formerAt,
  left,
  nothingTold,
  remember,
  toldBy,
  type ChargebeeIdentity,
} from '../../../../../functions/shared/domain/customer/chargebee-identity.ts';
import { day, paidOn } from '../../../../support/payment-case.ts';

const nobody = nothingTold('cb_1');
const state = { id: 'cb_1', firstName: 'Augusta', resourceVersion: 7 };

test('of an id that was never met nothing is known, which is version 0', () => {
  expect(nobody).toEqual({ chargebeeCustomerId: 'cb_1', version: 0 });
  expect(toldBy(undefined, { receivedAt: paidOn })).toBeUndefined();
  expect(toldBy(nobody, { receivedAt: paidOn })).toBeUndefined();
  expect(formerAt(undefined, paidOn)).toBeUndefined();
  expect(formerAt(nobody, paidOn)).toBeUndefined();
});

test('what is told is remembered for 8 days, by when events are received', () => {
  const known = remember(nobody, { state }, { receivedAt: paidOn });
  expect(known).toEqual({
    chargebeeCustomerId: 'cb_1',
    version: 1,
    told: { state, forgetAt: paidOn + 8 * day },
  });
  expect(toldBy(known, { receivedAt: paidOn + 8 * day - 1 })).toEqual(known.told);
  expect(toldBy(known, { receivedAt: paidOn + 8 * day })).toBeUndefined();
});

test('whoever carries the id has what was told of it; who carried it before is kept', () => {
  const former = [{ customerId: 'cus_old', until: paidOn }];
  const known: ChargebeeIdentity = { ...nobody, version: 3, told: { state, forgetAt: paidOn }, former };
  expect(carried(known)).toEqual({ chargebeeCustomerId: 'cb_1', version: 4, former });
});

describe('an id that was deleted', () => {
  const deleted = (...times: readonly number[]): ChargebeeIdentity =>
    times.reduce((known, until) => left(known, { customerId: `cus_${until}`, until }), nobody);

  test('leaves what occurred until then to who carried it, that moment with it', () => {
    const known = deleted(paidOn);
    expect(known).toEqual({
      chargebeeCustomerId: 'cb_1',
      version: 1,
      former: [{ customerId: `cus_${paidOn}`, until: paidOn }],
    });
    expect(formerAt(known, paidOn)?.customerId).toBe(`cus_${paidOn}`);
    expect(formerAt(known, paidOn + 1)).toBeUndefined();
  });

  test('and again leads each payment to the first deletion after it, in whatever order they were told', () => {
    for (const known of [deleted(100, 200, 300), deleted(300, 100, 200)]) {
      const whose = [50, 100, 101, 200, 300, 301].map((at) => formerAt(known, at)?.until);
      expect(whose).toEqual([100, 100, 200, 200, 300, undefined]);
    }
  });

  test('forgets what was told before', () => {
    const known = remember(nobody, { deletedAt: paidOn }, { receivedAt: paidOn });
    expect(left(known, { customerId: 'cus_1', until: paidOn })).not.toHaveProperty('told');
  });

  test('keeps the last 20 of any number of deletions, oldest first', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(), { minLength: 1, maxLength: 60 }), (times) => {
        const kept = deleted(...times).former?.map(({ until }) => until);
        const newest = [...times].sort((one, other) => one - other).slice(-20);
        expect(kept).toEqual(newest);
      }),
    );
  });
});

test('every change has a version of its own, so that nobody overwrites what he did not see', () => {
  const told = remember(nobody, { state }, { receivedAt: paidOn });
  const versions = [nobody, told, carried(told), left(carried(told), { customerId: 'cus_1', until: paidOn })];
  expect(versions.map(({ version }) => version)).toEqual([0, 1, 2, 3]);
});
