import type { Schemas } from '../api/schemas.ts';
import { moneyText, noMoney, parseMoney, type MoneyText } from './money-field.tsx';

type Rule = Schemas['RewardRule'];

/** A reward rule as it is typed. */
export interface RuleDraft {
  /** Of a rule in force; a new one has none. */
  readonly id?: string;
  readonly name: string;
  readonly kind: Rule['reward']['kind'];
  readonly percent: string;
  readonly flat: MoneyText;
  readonly lasts: Rule['lasts']['kind'];
  readonly count: string;
  readonly minimum: MoneyText;
  readonly holdDays: string;
}

export const newRule: RuleDraft = {
  name: '',
  kind: 'percentage',
  percent: '10',
  flat: noMoney,
  lasts: 'forever',
  count: '12',
  minimum: noMoney,
  holdDays: '0',
};

export const ruleDraft = ({ id, name, reward, lasts, minimum, holdDays }: Rule): RuleDraft => ({
  id,
  name,
  kind: reward.kind,
  percent: reward.kind === 'percentage' ? String(reward.basisPoints / 100) : newRule.percent,
  flat: reward.kind === 'flat' ? moneyText(reward.amount) : noMoney,
  lasts: lasts.kind,
  count: lasts.kind === 'forever' ? newRule.count : String(lasts.count),
  minimum: moneyText(minimum),
  holdDays: String(holdDays),
});

/** Hundredths of a percent; undefined where it is no percentage with at most two digits. */
export function parsePercent(text: string): number | undefined {
  const [, whole, fraction = ''] = /^(\d{1,3})(?:[.,](\d{1,2}))?$/.exec(text.trim()) ?? [];
  return whole === undefined ? undefined : Number(whole + fraction.padEnd(2, '0'));
}

const parseCount = (text: string): number | undefined =>
  /^\d{1,6}$/.test(text.trim()) ? Number(text) : undefined;

/** What is sent of a rule; undefined where a number is none. */
export function ruleBody(draft: RuleDraft): object | undefined {
  const { id, name } = draft;
  const minimum = parseMoney(draft.minimum);
  const holdDays = parseCount(draft.holdDays);
  const count = draft.lasts === 'forever' ? 0 : parseCount(draft.count);
  const basisPoints = parsePercent(draft.percent);
  const amount = parseMoney(draft.flat);
  const reward =
    draft.kind === 'percentage'
      ? basisPoints !== undefined && { kind: draft.kind, basisPoints }
      : amount && { kind: draft.kind, amount };
  if (!reward || minimum === undefined || holdDays === undefined || count === undefined) return undefined;
  const lasts = draft.lasts === 'forever' ? { kind: draft.lasts } : { kind: draft.lasts, count };
  return { ...(id !== undefined && { id }), name, reward, lasts, minimum, holdDays };
}
