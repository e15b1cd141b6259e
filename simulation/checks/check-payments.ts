import { isByHand } from '../../functions/shared/domain/payment/by-hand.ts';
import type { Payment, Reward } from '../../functions/shared/domain/payment/payment.ts';
import { isDeadPayment, leftOf } from '../../functions/shared/domain/money-back/ledger.ts';
import type { RewardRule } from '../../functions/shared/domain/rewards/program.ts';
import type { AccountPlan, PlannedPayment } from '../world/plan.ts';
import type { AccountItems } from './account-items.ts';
import { expectedFacts } from './expected-facts.ts';
import { expectedReward } from './expected-reward.ts';

interface Appended {
  readonly amount: number;
  readonly rewards: readonly { readonly place: number; readonly amount: number }[];
}

/** The rules of a partner that is active. */
export function rulesOf(
  { partners, programs }: AccountPlan,
  partnerId: string | undefined,
): readonly RewardRule[] {
  const partner = partners.find((one) => one.partnerId === partnerId);
  if (partner?.status !== 'active') return [];
  return programs.find(({ programId }) => programId === partner.programId)?.rules ?? [];
}

const dayMs = 86_400_000;

const inForce = ({ versions }: RewardRule, date: number) =>
  versions.find(({ from = -Infinity, until = Infinity }) => from <= date && date < until);

/** A sum may pass 2^53 on its way. */
const sum = (amounts: readonly number[]): number =>
  Number(amounts.reduce((total, one) => total + BigInt(one), 0n));

/** Its rewards sum to what each rule pays for what is left; a rule without a limit rewards every payment. */
export function checkRewards(
  plan: AccountPlan,
  planned: Pick<PlannedPayment, 'id' | 'amount' | 'currency' | 'date'>,
  payment: Payment,
  entries: readonly Appended[],
  left: number,
): string[] {
  const { id, amount, currency, date } = planned;
  const rules = rulesOf(plan, payment.partnerId);
  // One that was dead when it was moved is given something once it lives again.
  const wasMoved = payment.line.steps.some(({ code }) => code === 'payment_reassigned');
  const isNothing = wasMoved && isDeadPayment(payment);
  const isReplaced = ({ use }: Reward) => use === 'replaced';
  const strangers = payment.rewards.filter(
    (reward) => !isReplaced(reward) && !rules.some((rule) => rule.ruleId === reward.ruleId),
  );
  /** One that was given late is given by an entry. */
  const totalOf = ({ amount: given, givenBy }: Reward, place: number) =>
    sum([
      givenBy === undefined ? given.amount : 0,
      ...entries.flatMap(({ rewards }) => rewards.flatMap((one) => (one.place === place ? one.amount : []))),
    ]);
  const replaced = payment.rewards.flatMap((reward, place) => {
    const total = isReplaced(reward) ? totalOf(reward, place) : 0;
    return total === 0 ? [] : [`${id}: a reward that gave way sums to ${total}`];
  });
  return [
    ...replaced,
    ...strangers.map(({ ruleId }) => `${id}: a reward of ${ruleId}, which is none of its partner's rules`),
    ...rules.flatMap((rule) => {
      const terms = inForce(rule, date);
      const places = payment.rewards.flatMap((reward, place) =>
        reward.ruleId === rule.ruleId && !isReplaced(reward) ? { reward, place } : [],
      );
      const full = terms ? expectedReward(terms, amount, currency) : 0;
      const mayBeUsedUp = rule.versions.some(({ lasts }) => lasts.kind !== 'forever');
      const [first, ...more] = places;
      if (more.length > 0) return [`${id}: ${rule.ruleId} rewarded it ${places.length} times`];
      if (first === undefined)
        return full > 0 && !mayBeUsedUp && !isNothing ? [`${id}: no reward of ${rule.ruleId}`] : [];
      if (terms === undefined || full === 0) return [`${id}: a reward of ${rule.ruleId}, which pays nothing`];
      // One that gave its use back comes to nothing.
      const total = totalOf(first.reward, first.place);
      const expected = first.reward.use === 'given_back' ? 0 : expectedReward(terms, left, currency);
      return [
        ...(first.reward.amount.amount === full
          ? []
          : [`${id}: ${rule.ruleId} paid ${first.reward.amount.amount}, not ${full}`]),
        ...(first.reward.payableAt === date + terms.holdDays * dayMs
          ? []
          : [`${id}: ${rule.ruleId} is held back until ${first.reward.payableAt}`]),
        ...(total === expected
          ? []
          : [`${id}: the rewards of ${rule.ruleId} sum to ${total}, not ${expected}`]),
      ];
    }),
  ];
}

/** Whether a reward is of this rule, for the checks across payments. */
export const isOf =
  ({ ruleId }: RewardRule) =>
  (reward: Reward): boolean =>
    reward.ruleId === ruleId;

/** The invoice that a payment is shown with, where that is not the one that it paid at once. */
function shownWith({ invoices }: Payment): string {
  const [first] = invoices;
  return first?.id.startsWith('inv_later_') ? first.id : 'own';
}

function checkPayment(plan: AccountPlan, planned: PlannedPayment, items: AccountItems): string[] {
  const { id, amount, currency } = planned;
  const item = items.payments.get(id);
  const { isSeen, left, isDead, invoices } = expectedFacts(plan, planned);
  const isKept = item !== undefined && item['state'] !== 'pending';
  if (isSeen !== isKept) return [`${id}: ${isSeen ? 'is lost' : 'was never paid, and is there'}`];
  if (item === undefined || !isSeen) return [];
  const payment = item as unknown as Payment;
  const entries = items.entries.filter(({ under }) => under === id);
  const isRecorded = payment.state === 'recorded';
  const problems = [
    ...(payment.amount.amount === amount && payment.amount.currency === currency
      ? []
      : [`${id}: another amount`]),
    ...(isDeadPayment(payment) === isDead ? [] : [`${id}: is ${isDead ? 'not ' : ''}taken for dead`]),
    ...(leftOf(payment) === left ? [] : [`${id}: has ${leftOf(payment)} left, not ${left}`]),
    ...(invoices.has(shownWith(payment))
      ? []
      : [`${id}: is shown with ${shownWith(payment)}, not with ${[...invoices].join(' or ')}`]),
    ...(payment.state === 'failed' ? [`${id}: failed`] : []),
    ...(payment.dealsRemain || payment.waitingRemain !== undefined ? [`${id}: is not done`] : []),
    ...(isRecorded === (payment.customerId !== undefined)
      ? []
      : [`${id}: ${payment.state} with or without a customer`]),
  ];
  if (!isRecorded) {
    const isClean = payment.rewards.length + entries.length === 0;
    return isClean ? problems : [...problems, `${id}: ${payment.state}, and money moved`];
  }
  const total = sum([amount, ...entries.map((entry) => entry.amount)]);
  return [
    ...problems,
    ...(total === left ? [] : [`${id}: its transactions sum to ${total}, not ${left}`]),
    ...(items.customers.some(({ customerId }) => customerId === payment.customerId)
      ? []
      : [`${id}: its customer is not there`]),
    ...checkRewards(plan, planned, payment, entries, left),
  ];
}

/** Every payment is there once, its sums are what is left of it, and its rewards what the rules pay for that. */
export function checkPayments(plan: AccountPlan, items: AccountItems): string[] {
  const known = new Set(plan.payments.map(({ id }) => id));
  const strangers = [...items.payments.keys()].filter((id) => !known.has(id) && !isByHand(id));
  return [
    ...strangers.map((id) => `${id}: nobody paid this`),
    ...plan.payments.flatMap((planned) => checkPayment(plan, planned, items)),
  ];
}
