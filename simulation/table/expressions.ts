import type { Item } from './item.ts';

/** The expressions of a command, as `to-transact-item.ts` makes them. */
export interface Expressions {
  readonly ConditionExpression?: string | undefined;
  readonly UpdateExpression?: string | undefined;
  readonly ExpressionAttributeNames?: Readonly<Record<string, string>> | undefined;
  readonly ExpressionAttributeValues?: Readonly<Record<string, unknown>> | undefined;
}

function lookUp<T>(of: Readonly<Record<string, T>> | undefined, name: string): T {
  if (of === undefined || !(name in of)) throw new Error(`The simulated table was not told what ${name} is.`);
  return of[name] as T;
}

type Test = (item: Item | undefined, expressions: Expressions) => boolean;

const absent: Test = (item) => item === undefined;
const value = ({ ExpressionAttributeValues }: Expressions, name: string) =>
  lookUp(ExpressionAttributeValues, name);
const hasVersion: Test = (item, given) =>
  item?.[lookUp(given.ExpressionAttributeNames, '#version')] === value(given, ':ifVersion');
const isUncarried: Test = (item, given) =>
  item?.[lookUp(given.ExpressionAttributeNames, '#customer')] === undefined;

/** Every condition that the store makes; any other is a gap in the simulation, and is said loudly. */
const conditions = new Map<string | undefined, Test>([
  [undefined, () => true],
  ['attribute_not_exists(pk)', absent],
  ['attribute_exists(pk)', (item) => item !== undefined],
  ['#version = :ifVersion', hasVersion],
  [
    'attribute_not_exists(#version)',
    (item, given) => item?.[lookUp(given.ExpressionAttributeNames, '#version')] === undefined,
  ],
  [
    'attribute_not_exists(leadsBeside) OR leadsBeside >= :from',
    (item, given) =>
      typeof item?.['leadsBeside'] !== 'string' || item['leadsBeside'] >= String(value(given, ':from')),
  ],
  ['lastBeside = :last', (item, given) => item?.['lastBeside'] === value(given, ':last')],
  [
    '#part.#version = :ifVersion',
    (item, given) => {
      const part = item?.[lookUp(given.ExpressionAttributeNames, '#part')] as Item | undefined;
      return hasVersion(part, given);
    },
  ],
  ['attribute_not_exists(#customer)', isUncarried],
  [
    'attribute_not_exists(#customer) AND attribute_not_exists(#version)',
    (item, given) =>
      isUncarried(item, given) && item?.[lookUp(given.ExpressionAttributeNames, '#version')] === undefined,
  ],
  [
    'attribute_not_exists(#customer) AND #version = :ifVersion',
    (item, given) => isUncarried(item, given) && hasVersion(item, given),
  ],
  [
    'attribute_not_exists(pk) OR outcome = :failed',
    (item, given) => item === undefined || item['outcome'] === value(given, ':failed'),
  ],
  [
    'attribute_not_exists(pk) OR expiresAt <= :at',
    (item, given) =>
      item === undefined ||
      (typeof item['expiresAt'] === 'number' && item['expiresAt'] <= Number(value(given, ':at'))),
  ],
]);

/** Whether the condition of a write holds for what stands in its place. */
export function holds(item: Item | undefined, expressions: Expressions): boolean {
  const test = conditions.get(expressions.ConditionExpression);
  if (!test) throw new Error(`The simulated table does not know ${String(expressions.ConditionExpression)}`);
  return test(item, expressions);
}

const update = /^(?:SET (#\w+ = :\w+(?:, #\w+ = :\w+)*))? ?(?:REMOVE (#\w+(?:, #\w+)*))?$/;

/** The item as an update leaves it: names set to values, then names removed. */
export function updated(before: Item, expressions: Expressions): Record<string, unknown> {
  const { UpdateExpression: text = '', ExpressionAttributeNames: names } = expressions;
  const [matched, set, removed] = update.exec(text) ?? [];
  if (!matched) throw new Error(`The simulated table does not know ${text}`);
  const after: Record<string, unknown> = { ...before };
  for (const clause of set?.split(', ') ?? []) {
    const [name = '', from = ''] = clause.split(' = ');
    after[lookUp(names, name)] = value(expressions, from);
  }
  const gone = new Set(removed?.split(', ').map((name) => lookUp(names, name)));
  return Object.fromEntries(Object.entries(after).filter(([name]) => !gone.has(name)));
}
