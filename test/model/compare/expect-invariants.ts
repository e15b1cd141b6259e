import { expect } from '@jest/globals';
import { leftOf } from '../model/left-of.ts';
import type { Model } from '../model/model.ts';
import { pays } from '../model/pays.ts';
import type { View } from './view.ts';

const sum = (all: readonly { readonly amount: { readonly amount: number } }[]): bigint =>
  all.reduce((total, { amount }) => total + BigInt(amount.amount), 0n);

const expectUnique = (all: readonly unknown[]): void => {
  expect(new Set(all).size).toBe(all.length);
};

/** What has to hold whatever happened, straight from the rules: only the facts of the payments come from the model. */
export function expectInvariants(model: Model, { customers, lines, transactions, rewards }: View): void {
  expect(lines).toHaveLength(model.sent.length);
  expectUnique(customers.map(({ email }) => email));
  expectUnique(customers.flatMap(({ chargebeeIds }) => chargebeeIds));
  expectUnique(transactions.flatMap(({ event }) => event ?? []));
  for (const payment of model.payments.values()) {
    const { paid, as } = payment;
    if (paid === undefined) continue;
    const own = transactions.filter(({ event, reverses }) => event === paid.id || reverses === paid.id);
    const left = leftOf(payment);
    expect(sum(own)).toBe(as === 'recorded' ? BigInt(left) : 0n);
    for (const {
      rule,
      version,
      terms,
      status,
      holds,
      isReplaced,
      partner = payment.partner,
    } of payment.rewards) {
      const its = rewards.filter(
        (one) =>
          one.of === paid.id && one.rule === rule && one.version === version && one.partner === partner,
      );
      const standing = { ...paid.transaction.amount, amount: left };
      expect(sum(its)).toBe(holds === false || isReplaced ? 0n : BigInt(pays(terms, standing)));
      // A cancelled reward counts as nothing, with all that was taken back of it.
      const counting = its.filter((one) => one.status !== 'cancelled');
      expect(counting).toEqual(status === 'cancelled' ? [] : its);
      // Nobody owes for a reward that he did not get.
      expect(sum(its.filter((one) => one.status === 'paid'))).toBeGreaterThanOrEqual(0n);
    }
  }
}
