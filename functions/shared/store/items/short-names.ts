import type { Action } from '../../domain/lines/activity.ts';
import type { Code } from '../../domain/lines/codes.ts';

/**
 * The short names of what is nested in a payment's item. A repeat payment is the most common write there is, and is paid by
 * the kilobyte. A name that is missing here stays as it is. One is added only with its field, since earlier releases know a
 * field by the name under which they stored it; one that was stored is never given away.
 * No field is named by one or two letters anywhere else.
 */
const names = {
  amount: 'a',
  currency: 'c',
  applied: 'ap',
  ruleId: 'r',
  ruleVersion: 'v',
  status: 's',
  payableAt: 'p',
  basisPoints: 'b',
  minimum: 'm',
  givenBy: 'g',
  use: 'u',
  resourceVersion: 'rv',
  reversal: 'x',
  date: 'd',
  chargeback: 'cb',
  email: 'em',
  outcome: 'o',
  occurredAt: 'oa',
  receivedAt: 'ra',
  processedAt: 'pa',
  chargebeeCustomerId: 'cc',
  steps: 'st',
  action: 'ac',
  code: 'co',
  refs: 're',
  total: 'to',
  tax: 'tx',
  couponIds: 'cp',
} as const;

/** Most steps of a line are of these actions, and those of most payments have these codes. */
const actionWords: Readonly<Partial<Record<Action, string>>> = {
  receive: 'r',
  convert_lead: 'c',
  associate_deals: 'd',
  create_transaction: 't',
  give_reward: 'g',
};
const codeWords: Readonly<Partial<Record<Code, string>>> = {
  matched_by_chargebee_id: 'm',
  no_matching_deal: 'n',
  transaction_created: 't',
  reward_created: 'r',
  rule_used_up: 'u',
  no_source_partner: 's',
  option_off: 'o',
};

interface Words {
  readonly short: ReadonlyMap<unknown, string>;
  readonly long: ReadonlyMap<unknown, string>;
}
function wordsOf(words: Readonly<Record<string, string>>): Words {
  const entries = Object.entries(words);
  return { short: new Map(entries), long: new Map(entries.map(([long, short]) => [short, long])) };
}
/** What is kept by a short word of its own, by the name of the field that says it. */
const words: Readonly<Record<'action' | 'code', Words>> = {
  action: wordsOf(actionWords),
  code: wordsOf(codeWords),
};

const shortNames = new Map<string, string>(Object.entries(names));
const longNames = new Map<string, string>(Object.entries(names).map(([long, short]) => [short, long]));

function rename(value: unknown, names: ReadonlyMap<string, string>, form: keyof Words): unknown {
  if (Array.isArray(value)) return value.map((one: unknown) => rename(one, names, form));
  if (typeof value !== 'object' || value === null) return value;
  const renamed = Object.entries(value).map(([name, part]: [string, unknown]) => {
    const long = longNames.get(name) ?? name;
    const to = names.get(name) ?? name;
    if (long === 'action' || long === 'code') return [to, words[long][form].get(part) ?? part];
    // What a step refers to is named by whoever wrote it.
    return [to, long === 'refs' ? part : rename(part, names, form)];
  });
  return Object.fromEntries(renamed) as unknown;
}

/** The same with short names, at any depth. */
export const shorten = (value: unknown): unknown => rename(value, shortNames, 'short');
/** The same with its names whole again. */
export const lengthen = (value: unknown): unknown => rename(value, longNames, 'long');
