import type { CustomerInModel, Model, PaymentInModel, RewardInModel, RuleInModel } from './model.ts';
import { monthsAfter } from './months-after.ts';
import { pays } from './pays.ts';

/** Whether the customer has had all that the rule promises in the wording `now`, or had it under an earlier one. */
function isUsedUp({ rule, wordings }: RuleInModel, now: number, { rewarded }: CustomerInModel, date: number) {
  const had = rewarded.get(rule) ?? [];
  const [first] = had;
  if (first === undefined) return false;
  return wordings.slice(0, now + 1).some(({ terms: { lasts }, from, until }, n) => {
    if (lasts.kind === 'forever' || from >= until) return false;
    // Of an earlier wording only what had been given, and how long it ran, counts.
    const isNow = n === now;
    if (lasts.kind === 'months') return monthsAfter(first.date, lasts.count) <= (isNow ? date : until);
    return had.filter(({ version }) => isNow || version <= n + 1).length >= lasts.count;
  });
}

/** The rewards of a payment that is recorded now, one for each rule of the partner's program that pays. */
export function reward(model: Model, { paid, customer, partner }: PaymentInModel): RewardInModel[] {
  const { program, isActive } = model.partners[partner ?? -1] ?? {};
  if (!isActive || program === undefined || paid === undefined || customer === undefined) return [];
  const { date, amount: money } = paid.transaction;
  return (model.programs[program] ?? []).flatMap((one) => {
    const { rule, wordings } = one;
    const now = wordings.findIndex(({ from, until }) => from <= date && date < until);
    const terms = wordings[now]?.terms;
    if (terms === undefined || isUsedUp(one, now, customer, date)) return [];
    const amount = pays(terms, money);
    if (amount === 0) return [];
    const version = now + 1;
    if (wordings.some((wording) => wording.terms.lasts.kind !== 'forever')) {
      customer.rewarded.set(rule, [...(customer.rewarded.get(rule) ?? []), { version, date }]);
    }
    return [{ rule, version, terms, amount, status: 'pending' as const }];
  });
}
