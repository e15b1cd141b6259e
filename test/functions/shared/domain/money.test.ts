import { describe, expect, test } from '@jest/globals';
import { difference } from '../../../../functions/shared/domain/money-back/ledger.ts';
import { shareOf } from '../../../../functions/shared/domain/money.ts';
import type { Reward } from '../../../../functions/shared/domain/payment/payment.ts';
import { recorded } from '../../../support/recorded-payment.ts';

const max = Number.MAX_SAFE_INTEGER;

describe('a share of an amount is rounded half up, away from zero', () => {
  test.each([
    [500, 290, 15], // 14.5
    [-500, 290, -15],
    [499, 290, 14], // 14.471
    [-499, 290, -14],
    [501, 290, 15], // 14.529
    [1, 5_000, 1], // 0.5
    [-1, 5_000, -1],
    [1, 4_999, 0],
    [-1, 4_999, 0],
    [3, 5_000, 2], // 1.5
    [4_900, 10_000, 4_900],
    [0, 290, 0],
    [max, 10_000, max],
    [max, 1, 900_719_925_474], // 900719925474.0991
  ])('%i at %i basis points is %i', (amount, basisPoints, share) => {
    expect(shareOf(amount, basisPoints)).toBe(share);
  });
});

/** paid, given back, basis points, reward, and what a refund leaves of it: always the rounded share of the rest. */
describe('a reward that is taken back leaves the rounded share of what is left', () => {
  test.each([
    ['EUR', 500, 100, 290, 15, 12], // 14.5, then 11.6
    ['EUR', 500, 1, 290, 15, 14], // 14.5, then 14.471: one cent given back takes a whole cent
    ['EUR', 499, 0, 290, 14, 14],
    ['EUR', 1_000, 999, 290, 29, 0], // 29, then 0.029
    ['EUR', 1_000, 983, 290, 29, 0], // then 0.493
    ['EUR', 1_000, 982, 290, 29, 1], // then 0.522
    ['EUR', 1_000, 1_000, 290, 29, 0],
    ['JPY', 15, 5, 1_000, 2, 1], // whole yen: 1.5, then 1
    ['JPY', 15, 11, 1_000, 2, 0], // then 0.4
    ['KWD', 1_230, 615, 500, 62, 31], // hundredths, whatever ISO says: 61.5, then 30.75
  ])('%s %i less %i at %i basis points: %i, then %i', (currency, paid, back, basisPoints, reward, rest) => {
    const earned: Reward = {
      ruleId: 'rul_1',
      ruleVersion: 1,
      amount: { amount: reward, currency },
      status: 'pending',
      payableAt: 0,
      basisPoints,
    };
    expect(shareOf(paid, basisPoints)).toBe(reward);
    const before = recorded({ amount: { amount: paid, currency }, rewards: [earned] });
    const refund = { id: 'r1', status: 'success', resourceVersion: 1, amount: { amount: back, currency } };
    const { rewards } = difference(before, { ...before, refunds: [refund] });
    expect(reward + (rewards[0]?.amount ?? 0)).toBe(rest);
  });
});
