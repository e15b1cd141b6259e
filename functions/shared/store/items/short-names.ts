import { actions, type Action } from '../../domain/lines/activity.ts';

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
} as const;

/** Most steps of a line are of these actions. */
const words: Readonly<Partial<Record<Action, string>>> = {
  receive: 'r',
  convert_lead: 'c',
  associate_deals: 'd',
  create_transaction: 't',
  give_reward: 'g',
};

const shortNames = new Map<string, string>(Object.entries(names));
const longNames = new Map<string, string>(Object.entries(names).map(([long, short]) => [short, long]));
const shortWords = new Map<unknown, string>(Object.entries(words));
const longWords = new Map<unknown, string>(
  actions.flatMap((action) => (words[action] === undefined ? [] : [[words[action], action]])),
);

/** What a step refers to is named by whoever wrote it. */
const isForeign = (name: string): boolean => name === names.refs || name === 'refs';

function rename(
  value: unknown,
  to: ReadonlyMap<string, string>,
  toWord: ReadonlyMap<unknown, string>,
): unknown {
  if (Array.isArray(value)) return value.map((one: unknown) => rename(one, to, toWord));
  if (typeof value !== 'object' || value === null) return value;
  const renamed = Object.entries(value).map(([name, part]: [string, unknown]) => {
    if (name === 'action' || name === names.action) return [to.get(name) ?? name, toWord.get(part) ?? part];
    return [to.get(name) ?? name, isForeign(name) ? part : rename(part, to, toWord)];
  });
  return Object.fromEntries(renamed) as unknown;
}

/** The same with short names, at any depth. */
export const shorten = (value: unknown): unknown => rename(value, shortNames, shortWords);
/** The same with its names whole again. */
export const lengthen = (value: unknown): unknown => rename(value, longNames, longWords);
