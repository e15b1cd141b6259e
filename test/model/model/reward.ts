import type {
  CustomerInModel,
  EntryInModel,
  Model,
  PaymentInModel,
  RewardInModel,
  RuleInModel,
} from './model.ts';
import { monthsAfter } from './months-after.ts';
import { pays } from './pays.ts';

/** Whether the rule admits no payment of this date in the wording `now`, or was used up under an earlier one. */
function isUsedUp({ rule, wordings }: RuleInModel, now: number, { rewarded }: CustomerInModel, date: number) {
  const had = rewarded.get(rule) ?? [];
  if (had.length === 0) return false;
  const first = Math.min(...had.map((one) => one.date));
  return wordings.slice(0, now + 1).some(({ terms: { lasts }, from, until }, n) => {
    if (lasts.kind === 'forever' || from >= until) return false;
    // Of an earlier wording only what had been given, and how long it ran, counts.
    const isNow = n === now;
    if (lasts.kind === 'months') {
      if (!isNow) return monthsAfter(first, lasts.count) <= until;
      // Everything that it rewards lies in one window, which begins with the earliest.
      const last = Math.max(date, ...had.map((one) => one.date));
      return monthsAfter(Math.min(first, date), lasts.count) <= last;
    }
    return had.filter(({ version }) => isNow || version <= n + 1).length >= lasts.count;
  });
}

/** What a rule makes of a payment: a reward, which takes a use; nothing; or it is passed over. */
export function judge(
  model: Model,
  one: RuleInModel,
  { paid, customer, partner, ratedAnew }: PaymentInModel,
): RewardInModel | 'passed over' | undefined {
  if (paid === undefined || customer === undefined) return undefined;
  const { date, amount: money } = paid.transaction;
  const { rule, wordings } = one;
  const isRated = ratedAnew !== undefined && ratedAnew.program === model.partners[partner ?? -1]?.program;
  const at = isRated ? ratedAnew.at : date;
  const now = wordings.findIndex(({ from, until }) => from <= at && at < until);
  const terms = wordings[now]?.terms;
  const amount = terms === undefined ? 0 : pays(terms, money);
  if (terms === undefined || amount === 0) return undefined;
  if (isUsedUp(one, now, customer, date)) return 'passed over';
  const version = now + 1;
  const counts = wordings.some((wording) => wording.terms.lasts.kind !== 'forever');
  if (counts) customer.rewarded.set(rule, [...(customer.rewarded.get(rule) ?? []), { version, date }]);
  return { rule, version, terms, amount, status: 'pending', ...(counts && { holds: true }) };
}

/** The rules of the payment's partner as it is now. */
export const rulesOf = (model: Model, { partner }: PaymentInModel): readonly RuleInModel[] => {
  const { program, isActive } = model.partners[partner ?? -1] ?? {};
  return isActive && program !== undefined ? (model.programs[program] ?? []) : [];
};

/** The rewards of a payment that is recorded now, one for each rule of the partner's program that pays. */
export function reward(model: Model, payment: PaymentInModel): void {
  payment.recordedAs = ++model.recordings;
  for (const one of rulesOf(model, payment)) {
    const judged = judge(model, one, payment);
    if (judged === 'passed over') payment.passedOver = [...payment.passedOver, one.rule];
    else if (judged !== undefined) payment.rewards = [...payment.rewards, judged];
  }
}

/** The customer has this use no more. */
export function giveUseBack(
  { customer, paid }: PaymentInModel,
  { rule, version: given }: RewardInModel,
): void {
  const had = [...(customer?.rewarded.get(rule) ?? [])];
  had.splice(
    had.findIndex(({ version, date }) => version === given && date === paid?.transaction.date),
    1,
  );
  customer?.rewarded.set(rule, had);
}

/** A payment that is dead holds no use. @returns the rules that have a use back */
export function giveUsesBack(payment: PaymentInModel): number[] {
  return payment.rewards.flatMap((one) => {
    if (one.holds !== true) return [];
    one.holds = false;
    giveUseBack(payment, one);
    return one.rule;
  });
}

/** The rules that give a payment nothing, and would. */
export const rulesToJudge = ({ rewards, passedOver }: PaymentInModel): number[] => [
  ...new Set([...rewards.flatMap(({ rule, holds }) => (holds === false ? rule : [])), ...passedOver]),
];

/** Gives a payment a reward late: at its old place, where the same was given and counts no more. */
export function give(payment: PaymentInModel, judged: RewardInModel, givenBy: EntryInModel): void {
  const old = payment.rewards.find(
    ({ rule, version, holds, isReplaced, partner }) =>
      rule === judged.rule &&
      version === judged.version &&
      partner === undefined &&
      (holds === false || isReplaced),
  );
  if (old === undefined) payment.rewards = [...payment.rewards, { ...judged, givenBy }];
  else Object.assign(old, { holds: judged.holds, isReplaced: false });
}

/** Judges a live payment again by these rules; new rewards are given by the entry. */
export function judgeAgain(
  model: Model,
  payment: PaymentInModel,
  rules: number[],
  givenBy: EntryInModel,
): void {
  const stays = new Set(rules);
  for (const one of rulesOf(model, payment)) {
    if (!stays.has(one.rule)) continue;
    const judged = judge(model, one, payment);
    if (judged === undefined || judged === 'passed over') continue;
    stays.delete(one.rule);
    give(payment, judged, givenBy);
  }
  const others = payment.passedOver.filter((rule) => !rules.includes(rule));
  payment.passedOver = [...others, ...stays];
}
