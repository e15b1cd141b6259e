import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  difference,
  isDeadPayment,
  leftOf,
} from '../../../../../functions/shared/domain/money-back/ledger.ts';
import {
  rewardStatuses,
  type Payment,
  type Refund,
  type Reward,
} from '../../../../../functions/shared/domain/payment/payment.ts';
import { eur, recorded } from '../../../../support/recorded-payment.ts';

const refund = (id: string, amount: number, status = 'success'): Refund => ({
  id,
  status,
  resourceVersion: 1,
  amount: eur(amount),
});

const reward = (terms: Partial<Reward> = {}): Reward => ({
  ruleId: 'rul_1',
  ruleVersion: 1,
  amount: eur(100),
  status: 'pending',
  payableAt: 0,
  ...terms,
});
const tenPercent = reward({ basisPoints: 1_000 });

const payment = (facts: Partial<Payment> = {}): Payment =>
  recorded({ amount: eur(1_000), rewards: [tenPercent], ...facts });

const reversal = (id: string, amount: number, status = 'success'): Refund => ({
  ...refund(id, amount, status),
  reversal: true,
});

describe('a payment is dead', () => {
  test.each<[boolean, string, Partial<Payment>]>([
    [false, 'while nothing happens', {}],
    [true, 'once it failed late', { status: 'late_failure' }],
    [false, 'once a refund gave back all of it', { refunds: [refund('r1', 1_000)] }],
    [true, 'once a reversal took back all of it', { refunds: [reversal('r1', 1_000)] }],
    [true, 'once several did', { refunds: [reversal('r1', 400), reversal('r2', 600)] }],
    [false, 'once one took back a part of it', { refunds: [reversal('r1', 999)] }],
    [
      false,
      'once one did and a refund gave back the rest',
      { refunds: [reversal('r1', 999), refund('r2', 1)] },
    ],
    [false, 'once the reversal is void', { refunds: [reversal('r1', 1_000, 'voided')] }],
    [false, 'once the reversal is on its way only', { refunds: [reversal('r1', 1_000, 'in_progress')] }],
  ])('%s: %s', (isDead, _, facts) => {
    expect(isDeadPayment(payment(facts))).toBe(isDead);
  });
});

describe('what is left of a payment', () => {
  test.each<[string, Partial<Payment>, number]>([
    ['all of it, while nothing happens', {}, 1_000],
    ['the rest, after a refund of a part', { refunds: [refund('r1', 300)] }, 700],
    ['the rest, after several', { refunds: [refund('r1', 300), refund('r2', 300)] }, 400],
    ['nothing, after a refund of all', { refunds: [refund('r1', 1_000)] }, 0],
    [
      'nothing, and never less, after more than the rest',
      { refunds: [refund('r1', 700), refund('r2', 700)] },
      0,
    ],
    ['all of it, where the refund is void', { refunds: [refund('r1', 300, 'voided')] }, 1_000],
    [
      'all of it, where the refund is on its way only',
      { refunds: [refund('r1', 300, 'in_progress')] },
      1_000,
    ],
    ['nothing of one that failed late', { status: 'late_failure' }, 0],
    ['nothing of one that failed', { status: 'failure' }, 0],
    ['nothing of a voided one', { status: 'voided' }, 0],
    [
      'nothing of a deleted one, whatever its refunds',
      { status: 'deleted', refunds: [refund('r1', 300)] },
      0,
    ],
    ['all of it, while its newest state is in progress', { status: 'in_progress' }, 1_000],
  ])('is %s', (_, facts, left) => {
    expect(leftOf(payment(facts))).toBe(left);
  });

  test('is exact also where the sum of the refunds passes 2^53', () => {
    const most = Number.MAX_SAFE_INTEGER;
    const facts = { amount: eur(most), refunds: [refund('r1', most - 1), refund('r2', most - 1)] };
    expect(leftOf(payment(facts))).toBe(0);
    expect(leftOf(payment({ ...facts, refunds: [refund('r1', most - 1)] }))).toBe(1);
  });
});

describe('what has to be appended', () => {
  test('is the difference of the transaction, and of each reward that changes', () => {
    const rewards = [tenPercent, reward({ amount: eur(500) }), reward({ basisPoints: 500, amount: eur(50) })];
    const before = payment({ rewards });
    expect(difference(before, { ...before, refunds: [refund('r1', 333)] })).toEqual({
      amount: -333,
      // 10 % of 667 is 66.7, so 67 of the 100 stay; 5 % is 33.35, so 33 of the 50 stay.
      rewards: [
        { place: 0, amount: -33 },
        { place: 2, amount: -17 },
      ],
    });
  });

  test('takes a flat reward back only when nothing is left', () => {
    const before = payment({ rewards: [reward({ amount: { amount: 7, currency: 'USD' } })] });
    const most = { ...before, refunds: [refund('r1', 999)] };
    expect(difference(before, most)).toEqual({ amount: -999, rewards: [] });
    expect(difference(most, { ...before, refunds: [refund('r1', 1_000)] })).toEqual({
      amount: -1,
      rewards: [{ place: 0, amount: -7 }],
    });
  });

  test('takes a reward back whole when less than its minimum is left', () => {
    const before = payment({ rewards: [reward({ basisPoints: 1_000, minimum: eur(800) })] });
    expect(difference(before, { ...before, refunds: [refund('r1', 200)] }).rewards).toEqual([
      { place: 0, amount: -20 },
    ]);
    expect(difference(before, { ...before, refunds: [refund('r1', 201)] }).rewards).toEqual([
      { place: 0, amount: -100 },
    ]);
  });

  test('gives back in full what a void takes back', () => {
    const before = payment({ refunds: [refund('r1', 300)] });
    const dead = { ...before, status: 'voided' };
    expect(difference(before, dead)).toEqual({ amount: -700, rewards: [{ place: 0, amount: -70 }] });
    expect(difference(dead, before)).toEqual({ amount: 700, rewards: [{ place: 0, amount: 70 }] });
  });

  test.each(rewardStatuses)('is the same for a reward that is %s: it may come back', (status) => {
    const before = payment({ rewards: [{ ...tenPercent, status }] });
    expect(difference(before, { ...before, status: 'voided' }).rewards).toEqual([{ place: 0, amount: -100 }]);
  });

  test('sums, whatever happens in whatever order, to what the rules pay for what is left', () => {
    const facts = fc.record({
      status: fc.constantFrom('success', 'voided', 'late_failure', 'deleted'),
      refunds: fc.array(
        fc.tuple(fc.nat(1_500), fc.constantFrom('success', 'voided', 'deleted', 'in_progress')),
        { maxLength: 4 },
      ),
    });
    const rules = fc.record({ basisPoints: fc.integer({ min: 1, max: 10_000 }), minimum: fc.nat(1_000) });
    fc.assert(
      fc.property(
        rules,
        fc.array(facts, { minLength: 1, maxLength: 8 }),
        ({ basisPoints, minimum }, states) => {
          const paid = Number((BigInt(1_000) * BigInt(basisPoints) + 5_000n) / 10_000n);
          const first = payment({
            rewards: [reward({ amount: eur(paid), basisPoints, minimum: eur(minimum) })],
          });
          let before = first;
          const sums = { amount: 1_000, reward: paid };
          for (const { status, refunds } of states) {
            const made = refunds.map(([amount, state], n) => refund(`r${n}`, amount, state));
            const after = { ...first, status, refunds: made };
            const appended = difference(before, after);
            sums.amount += appended.amount;
            sums.reward += appended.rewards[0]?.amount ?? 0;
            before = after;
          }
          const last = states.at(-1);
          const live = (last?.refunds ?? [])
            .filter(([, state]) => state === 'success')
            .reduce((sum, [amount]) => sum + amount, 0);
          const left = last?.status === 'success' ? 1_000 - Math.min(1_000, live) : 0;
          const pays = left > 0 && left >= minimum;
          expect(sums.amount).toBe(left);
          expect(sums.reward).toBe(pays ? Math.floor((left * basisPoints + 5_000) / 10_000) : 0);
        },
      ),
    );
  });
});
