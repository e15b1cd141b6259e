import type { PassedOver, RuleUse, UsesByRule } from './rule-use.ts';

/** So many payments that were passed over are remembered with the uses; more are found from the customer's list. */
export const maxPassedOver = 12;

const byAge = (one: PassedOver, other: PassedOver): number =>
  one.date - other.date || (one.id < other.id ? -1 : 1);

/** Oldest first, then by id; as many as are remembered. */
export const oldestOf = (all: readonly PassedOver[]): readonly PassedOver[] =>
  all.toSorted(byAge).slice(0, maxPassedOver);

/** Remembers a payment that was passed over, where it is one of the oldest; else the same object. */
export function passOver(use: RuleUse, payment: PassedOver): RuleUse {
  const { passedOver = [] } = use;
  if (passedOver.some(({ id }) => id === payment.id)) return use;
  const all = oldestOf([...passedOver, payment]);
  const overflows = all.length === maxPassedOver && { overflowed: true as const };
  return all.includes(payment) ? { ...use, passedOver: all, ...overflows } : use;
}

/** Forgets a payment that was passed over, under any of these rules; the same object where none remembers it. */
export function forgetPassedOver(byRule: UsesByRule, ruleIds: readonly string[], id: string): UsesByRule {
  let after = byRule;
  for (const ruleId of ruleIds) {
    const use = after[ruleId];
    const left = use?.passedOver?.filter((one) => one.id !== id);
    if (use === undefined || left === undefined || left.length === use.passedOver?.length) continue;
    after = { ...after, [ruleId]: { ...use, passedOver: left } };
  }
  return after;
}

/** Whether a rule passed over some payment that may want a use of it. */
export function isWanted(byRule: UsesByRule, ruleId: string): boolean {
  const { passedOver = [], overflowed } = byRule[ruleId] ?? {};
  return passedOver.length > 0 || overflowed === true;
}
