import type { Payment } from '../../functions/shared/domain/payment/payment.ts';
import type { RewardRule } from '../../functions/shared/domain/rewards/program.ts';
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
  const live = payments.filter((payment) => !isDeadPayment(payment));
  const earning = live.filter(({ amount }) => expectedReward(terms, amount.amount, amount.currency) > 0);
  const holds = ({ rewards }: Payment) =>
    rewards.some((reward) => isOf(rule)(reward) && reward.use === 'held');
  const rewarded = payments.filter(holds);
  const { kind, count } = terms.lasts;
  if (kind === 'payments') {
    const expected = Math.min(count, earning.length);
    return rewarded.length === expected
      ? []
      : [`${customerId}: ${rule.ruleId} rewarded ${rewarded.length} payments, not ${expected}`];
  }
  // The order decides which window it is: all that is rewarded lies in it, and nothing more would.
  const fits = (dates: readonly number[]) => Math.max(...dates) < monthsLater(Math.min(...dates), count);
  const dates = rewarded.map(({ date }) => date);
  const isFair =
    (dates.length === 0 || fits(dates)) &&
    earning.every((one) => rewarded.includes(one) || !fits([...dates, one.date]));
  return isFair ? [] : [`${customerId}: ${rule.ruleId} does not reward one window of months`];
}

const deadStatuses = ['failure', 'late_failure', 'voided', 'deleted'];

/** A payment that is dead, or that bounced whole. */
function isDeadPayment({ status = 'success', refunds = [], amount }: Payment): boolean {
  const bounced = refunds.filter((one) => one.reversal && one.status === 'success');
  const sum = bounced.reduce((total, one) => total + BigInt(one.amount.amount), 0n);
  return deadStatuses.includes(status) || sum >= BigInt(amount.amount);
}

/** A limited rule rewards as many live payments of a customer as it promises, whichever these are. */
export function checkLimitedRules(plan: AccountPlan, items: AccountItems): string[] {
  const recorded = ([...items.payments.values()] as unknown as Payment[]).filter(
    ({ state }) => state === 'recorded',
  );
  const customers = new Set(recorded.flatMap(({ customerId }) => customerId ?? []));
  return [...customers].flatMap((customerId) => {
    const own = recorded.filter((payment) => payment.customerId === customerId);
    // Whoever goes to another partner of the same program keeps what it has of its rules.
    return plan.programs.flatMap(({ rules }) =>
      rules.flatMap((rule) =>
        checkRule(
          rule,
          own.filter(({ partnerId }) => rulesOf(plan, partnerId).includes(rule)),
          customerId,
        ),
      ),
    );
  });
}
