import { describe, expect, test } from '@jest/globals';
import type { Entry } from '../../../../functions/shared/domain/entry.ts';
import { moveReward } from '../../../../functions/shared/domain/move-reward.ts';
import type { Payment, Reward } from '../../../../functions/shared/domain/payment.ts';
import { reversalStatus } from '../../../../functions/shared/domain/reward-status.ts';
import { rewardsOfEntry, transactionOfEntry } from '../../../../functions/shared/domain/transaction.ts';
import { paidOn, ulid } from '../../../support/payment-case.ts';
import { eur, recorded } from '../../../support/recorded-payment.ts';

const payableAt = paidOn + 1_000;
const reward = (n: number, status: Reward['status'] = 'pending'): Reward => ({
  ruleId: `rul_${n}`,
  ruleVersion: 1,
  amount: eur(490),
  status,
  payableAt,
  basisPoints: 1_000,
});
const entry: Entry = {
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
const withSecond = (status: Reward['status']): Payment =>
  payment({ reversalStatuses: { [keyOfSecond]: status } });
const statuses = (one: Payment) => rewardsOfEntry(one, entry).map(({ status }) => status);

describe('what was taken back of a reward', () => {
  test('is a reward of its own, of the transaction that took it back', () => {
    const [first, second] = rewardsOfEntry(payment(), entry);
    expect(first).toMatchObject({ rewardId: `rwd_${ulid(701)}-0`, ruleId: 'rul_1', amount: eur(-100) });
    expect(second).toEqual({
      ...reward(2),
      rewardId: `rwd_${ulid(701)}-1`,
      version: 1,
      partnerId: 'prt_own',
      customerId: `cus_${ulid(801)}`,
      transactionId: `txn_${ulid(701)}`,
      amount: eur(-50),
      status: 'pending',
    });
  });

  test('moves by itself, and the version of the payment with it', () => {
    const moved = moveReward(payment(), { place: 1, entry }, 'approved', 0);
    expect(moved).toEqual({
      kind: 'moved',
      payment: payment({ version: 2, reversalStatuses: { [keyOfSecond]: 'approved' } }),
    });
    if (moved.kind === 'moved') expect(statuses(moved.payment)).toEqual(['pending', 'approved']);
  });

  test('keeps what was moved before', () => {
    const moved = moveReward(withSecond('paid'), { place: 0, entry }, 'approved', 0);
    expect(moved).toMatchObject({
      payment: { reversalStatuses: { [keyOfSecond]: 'paid', [`${ulid(701)}-0`]: 'approved' } },
    });
  });

  test('is paid once its reward is payable, and not before', () => {
    const approved = withSecond('approved');
    expect(moveReward(approved, { place: 1, entry }, 'paid', payableAt - 1)).toEqual({
      kind: 'refused',
      reason: 'not_payable_yet',
    });
    expect(moveReward(approved, { place: 1, entry }, 'paid', payableAt).kind).toBe('moved');
  });

  test.each([
    ['pending', 'paid', 'transition_not_allowed'],
    ['paid', 'approved', 'transition_not_allowed'],
    ['pending', 'cancelled', 'cancelled_with_its_reward'],
    ['approved', 'cancelled', 'cancelled_with_its_reward'],
    ['paid', 'cancelled', 'transition_not_allowed'],
  ] as const)('does not move from %s to %s: %s', (from, to, reason) => {
    expect(moveReward(withSecond(from), { place: 1, entry }, to, payableAt)).toEqual({
      kind: 'refused',
      reason,
    });
  });

  test('is not there where the payment has no such reward', () => {
    expect(moveReward(payment(), { place: 7, entry }, 'approved', 0)).toEqual({
      kind: 'refused',
      reason: 'transition_not_allowed',
    });
    expect(moveReward(payment(), { place: 7 }, 'approved', 0).kind).toBe('refused');
  });

  test.each([
    ['pending', 'cancelled'],
    ['approved', 'cancelled'],
    ['paid', 'paid'],
  ] as const)('that is %s is %s once its reward is cancelled', (own, status) => {
    const cancelled = { ...withSecond(own), rewards: [reward(1), reward(2, 'cancelled')] };
    expect(reversalStatus(cancelled, ulid(701), 1)).toBe(status);
    expect(reversalStatus(cancelled, ulid(701), 0)).toBe('pending');
    expect(moveReward(cancelled, { place: 1, entry }, 'approved', 0).kind).toBe('refused');
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
