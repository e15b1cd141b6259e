import { describe, expect, test } from '@jest/globals';
import { paymentChanges } from '../../../../support/payment-changes.ts';
import { moveReward } from '../../../../../functions/shared/domain/rewards/move-reward.ts';
import { rewardStatuses, type RewardStatus } from '../../../../../functions/shared/domain/payment/payment.ts';
import { aCase, aCustomer, activeWith, aRule, day, paidOn, the } from '../../../../support/payment-case.ts';

/** A payment with two rewards that are held back for 30 days, the second with this status. */
function aPayment(status: RewardStatus) {
  const linked = aCustomer({ chargebeeCustomerIds: ['cb_1'], sourcePartnerId: 'prt_1' });
  const rules = [aRule({ holdDays: 30 }, 1), aRule({ holdDays: 30 }, 2)];
  const changes = paymentChanges(aCase({ linked, terms: new Map([['prt_1', activeWith(...rules)]]) }));
  const payment = the('put_payment', changes)?.payment;
  const [first, second] = payment?.rewards ?? [];
  if (!payment || !first || !second) throw new Error('Two rules give two rewards.');
  const reward = { ...second, status };
  return { payment: { ...payment, rewards: [first, reward] }, reward };
}

const payable = paidOn + 30 * day;
const allowed = [
  'pending>approved',
  'approved>pending',
  'approved>paid',
  'pending>cancelled',
  'approved>cancelled',
  'cancelled>pending',
];

describe('a reward moves', () => {
  test('in no payment that has none at that place', () => {
    const { payment } = aPayment('pending');
    expect(moveReward(payment, 7, 'approved', payable)).toEqual({
      kind: 'refused',
      reason: 'transition_not_allowed',
    });
  });

  const moves = rewardStatuses.flatMap((from) => rewardStatuses.map((to) => [from, to] as const));

  test.each(moves)('from %s to %s only where that is allowed', (from, to) => {
    const { payment, reward } = aPayment(from);
    const moved = moveReward(payment, 1, to, payable);
    if (allowed.includes(`${from}>${to}`)) {
      const rewards = [payment.rewards[0], { ...reward, status: to }];
      expect(moved).toEqual({ kind: 'moved', payment: { ...payment, version: 2, rewards } });
    } else {
      expect(moved).toEqual({ kind: 'refused', reason: 'transition_not_allowed' });
    }
  });

  test('to paid not before it is payable', () => {
    const { payment } = aPayment('approved');
    expect(moveReward(payment, 1, 'paid', payable - 1)).toEqual({
      kind: 'refused',
      reason: 'not_payable_yet',
    });
    expect(moveReward(payment, 1, 'cancelled', payable - 1).kind).toBe('moved');
  });
});
