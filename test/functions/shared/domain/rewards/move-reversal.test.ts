import { describe, expect, test } from '@jest/globals';
import type { LedgerEntry } from '../../../../../functions/shared/domain/money-back/ledger-entry.ts';
import { moveReversal } from '../../../../../functions/shared/domain/rewards/move-reversal.ts';
import { moveReward } from '../../../../../functions/shared/domain/rewards/move-reward.ts';
import {
  rewardStatuses,
  type Payment,
  type Reward,
} from '../../../../../functions/shared/domain/payment/payment.ts';
import {
  rewardsOfEntry,
  transactionOfEntry,
} from '../../../../../functions/shared/domain/payment/transaction.ts';
import { paidOn, ulid } from '../../../../support/payment-case.ts';
import { eur, recorded } from '../../../../support/recorded-payment.ts';

const payableAt = paidOn + 1_000;
const reward = (n: number, status: Reward['status'] = 'pending'): Reward => ({
  ruleId: `rul_${n}`,
  ruleVersion: 1,
  amount: eur(490),
  status,
  payableAt,
  basisPoints: 1_000,
});
const entry: LedgerEntry = {
  customerId: `cus_${ulid(801)}`,
  partnerId: 'prt_own',
  ulid: ulid(701),
  kind: 'refund',
  chargebeeTransactionId: 'txn_cb_refund_1',
  occurredAt: paidOn + 500,
  amount: -1_000,
  rewards: [
    { place: 0, amount: -100 },
    { place: 1, amount: -50 },
  ],
};
const payment = (facts: Partial<Payment> = {}): Payment =>
  recorded({ rewards: [reward(1), reward(2)], ...facts });
const keyOfSecond = `${ulid(701)}-1`;
/** The second reward has this status, and both are payable. */
const withSecond = (status: Reward['status'], facts: Partial<Payment> = {}): Payment =>
  payment({ rewards: [reward(1), reward(2, status)], ...facts });
const statuses = (one: Payment) => rewardsOfEntry(one, entry).map(({ status }) => status);

describe('what was taken back of a reward', () => {
  test('is a reward of its own, of the transaction that took it back', () => {
    const [first, second] = rewardsOfEntry(payment(), entry);
    expect(first).toMatchObject({ rewardId: `rwd_${ulid(701)}-0`, ruleId: 'rul_1', amount: eur(-100) });
    expect(second).toEqual({
      ...reward(2),
      kind: 'reversal',
      rewardId: `rwd_${ulid(701)}-1`,
      version: 1,
      partnerId: 'prt_own',
      customerId: `cus_${ulid(801)}`,
      transactionId: `txn_${ulid(701)}`,
      amount: eur(-50),
      status: 'pending',
    });
  });

  test('is paid once its reward is, without approval, and the version of the payment with it', () => {
    const moved = moveReversal(withSecond('paid'), { place: 1, entry }, [entry], 'paid');
    expect(moved).toEqual({
      kind: 'moved',
      payment: withSecond('paid', { version: 2, paidReversals: [keyOfSecond] }),
    });
    if (moved.kind === 'moved') expect(statuses(moved.payment)).toEqual(['pending', 'paid']);
  });

  test('keeps what was paid before', () => {
    const both = payment({ rewards: [reward(1, 'paid'), reward(2, 'paid')], paidReversals: [keyOfSecond] });
    expect(moveReversal(both, { place: 0, entry }, [entry], 'paid')).toMatchObject({
      payment: { paidReversals: [keyOfSecond, `${ulid(701)}-0`] },
    });
  });

  test.each([
    // Nobody gives back what he did not get.
    ['pending', 'paid', 'reward_not_paid'],
    ['approved', 'paid', 'reward_not_paid'],
    ['cancelled', 'paid', 'reward_not_paid'],
    ['pending', 'approved', 'reversal_needs_no_approval'],
    ['paid', 'approved', 'reversal_needs_no_approval'],
    ['pending', 'cancelled', 'cancelled_with_its_reward'],
    ['paid', 'cancelled', 'cancelled_with_its_reward'],
    ['cancelled', 'pending', 'cancelled_with_its_reward'],
    ['cancelled', 'cancelled', 'transition_not_allowed'],
    ['pending', 'pending', 'transition_not_allowed'],
  ] as const)('of a reward that is %s does not become %s: %s', (own, to, reason) => {
    expect(moveReversal(withSecond(own), { place: 1, entry }, [entry], to)).toEqual({
      kind: 'refused',
      reason,
    });
  });

  test.each(rewardStatuses)('that is paid never becomes %s', (to) => {
    const paid = withSecond('paid', { paidReversals: [keyOfSecond] });
    expect(moveReversal(paid, { place: 1, entry }, [entry], to)).toEqual({
      kind: 'refused',
      reason: 'transition_not_allowed',
    });
  });

  test('is never more than was paid: what was given again is paid first', () => {
    const change = (n: number, amount: number): LedgerEntry => ({
      ...entry,
      ulid: ulid(n),
      rewards: [
        { place: 0, amount: -400 },
        { place: 1, amount },
      ],
    });
    const entries = [change(702, -490), change(703, 490), change(704, -490)];
    const [first, again, last] = entries;
    const moveOn = (before: Payment, one: LedgerEntry | undefined) =>
      moveReversal(before, { place: 1, entry: one ?? entry }, entries, 'paid');
    const afterFirst = moveOn(withSecond('paid'), first);
    if (afterFirst.kind !== 'moved') throw new Error('All of it was paid, so all of it can be taken back.');
    expect(moveOn(afterFirst.payment, last)).toEqual({ kind: 'refused', reason: 'more_than_was_paid' });
    const afterAgain = moveOn(afterFirst.payment, again);
    if (afterAgain.kind !== 'moved') throw new Error('What is given again can be paid.');
    expect(moveOn(afterAgain.payment, last).kind).toBe('moved');
  });

  test('is not there where the payment has no such reward', () => {
    expect(moveReversal(payment(), { place: 7, entry }, [entry], 'paid')).toEqual({
      kind: 'refused',
      reason: 'transition_not_allowed',
    });
  });

  test('is cancelled while its reward is, and comes back with it', () => {
    expect(statuses(withSecond('cancelled'))).toEqual(['pending', 'cancelled']);
    const back = moveReward(withSecond('cancelled'), 1, 'pending', 0);
    if (back.kind !== 'moved') throw new Error('A cancelled reward comes back.');
    expect(statuses(back.payment)).toEqual(['pending', 'pending']);
  });
});

describe('what gives money back', () => {
  test('is a transaction that names the payment', () => {
    expect(transactionOfEntry(payment(), entry)).toEqual([
      {
        transactionId: `txn_${ulid(701)}`,
        version: 1,
        kind: 'refund',
        customerId: `cus_${ulid(801)}`,
        partnerId: 'prt_own',
        amount: eur(-1_000),
        occurredAt: paidOn + 500,
        reverses: `txn_${ulid(700)}`,
        invoices: [],
        chargebeeTransactionId: 'txn_cb_refund_1',
        chargebeeInvoiceId: 'inv_1',
        // What it took back of both rewards.
        rewardIds: [`rwd_${ulid(701)}-0`, `rwd_${ulid(701)}-1`],
      },
    ]);
    const [chargeback] = transactionOfEntry(payment(), { ...entry, chargeback: true });
    expect(chargeback).toMatchObject({ kind: 'refund', chargeback: true });
  });

  test.each([
    ['is not recorded', { state: 'unmatched' }],
    ['has no customer', { customerId: undefined }],
  ] as const)('is nothing where the payment %s', (_, facts) => {
    const { customerId, ...rest } = { ...payment(), ...facts };
    const without = customerId === undefined ? rest : { ...rest, customerId };
    expect(transactionOfEntry(without, entry)).toEqual([]);
    expect(rewardsOfEntry(without, entry)).toEqual([]);
  });

  test('takes no reward back where there is no partner, or no such reward', () => {
    const { partnerId, ...nobody } = payment();
    expect(rewardsOfEntry(nobody, entry)).toEqual([]);
    expect(rewardsOfEntry(payment({ rewards: [reward(1)] }), entry)).toHaveLength(1);
  });
});
