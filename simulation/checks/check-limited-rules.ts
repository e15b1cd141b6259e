import type { Payment } from '../../functions/shared/domain/payment.ts';
import type { RewardRule } from '../../functions/shared/domain/program.ts';
import type { AccountPlan } from '../world/plan.ts';
import type { AccountItems } from './account-items.ts';
import { isOf, rulesOf } from './check-payments.ts';
import { expectedReward } from './expected-reward.ts';

/** Calendar months later; the 31st becomes the last day of a shorter month. */
function monthsLater(date: number, months: number): number {
  const from = new Date(date);
  const [year, month] = [from.getUTCFullYear(), from.getUTCMonth() + months];
  return Date.UTC(
    year,
    month,
    Math.min(from.getUTCDate(), new Date(Date.UTC(year, month + 1, 0)).getUTCDate()),
  );
}

function checkRule(rule: RewardRule, payments: readonly Payment[], customerId: string): string[] {
  const [terms, ...more] = rule.versions;
  if (terms === undefined || more.length > 0 || terms.lasts.kind === 'forever') return [];
  const earning = payments.filter(({ amount }) => expectedReward(terms, amount.amount, amount.currency) > 0);
  const rewarded = earning.filter(({ rewards }) => rewards.some(isOf(rule)));
  const { kind, count } = terms.lasts;
  if (kind === 'payments') {
    const expected = Math.min(count, earning.length);
    return rewarded.length === expected
      ? []
      : [`${customerId}: ${rule.ruleId} rewarded ${rewarded.length} payments, not ${expected}`];
  }
  // The order decides which of them was the first; one of them was.
  const isFair = ({ date }: Payment): boolean => {
    const end = monthsLater(date, count);
    return earning.every((one) => rewarded.includes(one) === one.date < end);
  };
  return earning.length === 0 || rewarded.some(isFair)
    ? []
    : [`${customerId}: ${rule.ruleId} is not counted in months`];
}

/** A limited rule rewards as many payments of a customer as it promises, whichever these are. */
export function checkLimitedRules(plan: AccountPlan, items: AccountItems): string[] {
  const recorded = ([...items.payments.values()] as unknown as Payment[]).filter(
    ({ state }) => state === 'recorded',
  );
  const customers = new Set(recorded.flatMap(({ customerId }) => customerId ?? []));
  return [...customers].flatMap((customerId) => {
    const own = recorded.filter((payment) => payment.customerId === customerId);
    const partners = new Set(own.map(({ partnerId }) => partnerId));
    return [...partners].flatMap((partnerId) =>
      rulesOf(plan, partnerId).flatMap((rule) =>
        checkRule(
          rule,
          own.filter((payment) => payment.partnerId === partnerId),
          customerId,
        ),
      ),
    );
  });
}
