import type { QueryCommandInput } from '@aws-sdk/lib-dynamodb';
import type { Random } from '../random.ts';
import type { Item } from './item.ts';
import type { ItemKey, Items } from './items.ts';

/** Milliseconds that an index may be behind while it is throttled: what is not read strongly may be so old. */
const maxBehind = 300_000;

export interface Reader {
  readonly items: Items;
  readonly random: Random;
  readonly now: () => number;
  /** Whether a query ends early, so that the rest of it is read later. */
  readonly endsEarly: () => boolean;
}

function read({ items, random, now }: Reader, pk: string, isStrong: boolean | undefined): Item[] {
  if (isStrong) return items.partition(pk);
  return items.stale(pk, (changedAt) => now() - changedAt < maxBehind && random.chance(0.5));
}

export function getItem(
  reader: Reader,
  { pk, sk }: ItemKey,
  isStrong: boolean | undefined,
): Item | undefined {
  if (isStrong) return reader.items.get({ pk, sk });
  return read(reader, pk, false).find((item) => item['sk'] === sk);
}

/** Several items at once; some of them may be left for another request. */
export function getItems(reader: Reader, keys: readonly ItemKey[], isStrong: boolean | undefined) {
  const taken =
    keys.length > 1 && reader.endsEarly() ? keys.slice(0, 1 + reader.random.below(keys.length - 1)) : keys;
  return {
    found: taken.flatMap((key) => getItem(reader, key, isStrong) ?? []),
    left: keys.slice(taken.length),
  };
}

/** The attribute whose value an index is asked for, by the condition that the store makes. */
const indexed = new Map([
  ['customerKey = :customer', 'customerKey'],
  ['customerKey = :customer AND ulid > :after', 'customerKey'],
  ['eventKey = :event', 'eventKey'],
  ['#hash = :hash AND ulid BETWEEN :after AND :upTo', '#hash'],
]);

/** The keys that an index has under a hash key, by their ULIDs; it may not have heard of all of them yet. */
function queryIndex(
  { items, random, now }: Reader,
  attribute: string,
  { ExpressionAttributeNames: names, ExpressionAttributeValues: values, Limit = Infinity }: QueryCommandInput,
) {
  const [hashKey, after, upTo] = Object.values<unknown>(values ?? {});
  const name = names?.[attribute] ?? attribute;
  const isIn = (ulid: string) =>
    typeof after !== 'string' || (typeof upTo === 'string' ? after <= ulid && ulid <= upTo : ulid > after);
  const isBehind = (changedAt: number) => now() - changedAt < maxBehind && random.chance(0.5);
  const found = items
    .allStale(isBehind)
    .filter((item) => item[name] === hashKey && isIn(String(item['ulid'])))
    .sort((one, other) => (String(one['ulid']) < String(other['ulid']) ? -1 : 1));
  const page = found.slice(0, Limit).map(({ pk, sk, ulid }) => ({ pk, sk, ulid }));
  const last = page.at(-1);
  return {
    Items: page,
    Count: page.length,
    ...(page.length === Limit && last && { LastEvaluatedKey: last }),
  };
}

const conditions = new Map<string, (sk: string, given: string) => boolean>([
  ['pk = :pk', () => true],
  ['pk = :payment', () => true],
  ['pk = :pk AND sk > :sk', (sk, given) => sk > given],
  ['pk = :pk AND begins_with(sk, :sk)', (sk, given) => sk.startsWith(given)],
]);

/** The items of one partition, which may end early with where to go on. */
export function query(reader: Reader, input: QueryCommandInput) {
  const {
    KeyConditionExpression: condition = '',
    ExpressionAttributeValues: values,
    ExclusiveStartKey,
    Limit = Infinity,
  } = input;
  const attribute = indexed.get(condition);
  if (attribute !== undefined) return queryIndex(reader, attribute, input);
  const isAsked = conditions.get(condition);
  if (isAsked === undefined || input.IndexName !== undefined) {
    throw new Error(`The simulated table does not know the query ${JSON.stringify(input)}`);
  }
  const [pk, given] = Object.values<unknown>(values ?? {});
  const after: unknown = ExclusiveStartKey?.['sk'];
  const found = read(reader, String(pk), input.ConsistentRead).filter(
    ({ sk }) => isAsked(String(sk), String(given)) && (typeof after !== 'string' || String(sk) > after),
  );
  const max = found.length < 2 || !reader.endsEarly() ? Limit : 1 + reader.random.below(found.length - 1);
  // The engine says where to go on as soon as a page is full, though nothing may follow.
  if (found.length < max) return { Items: found };
  const page = found.slice(0, Math.min(max, Limit));
  const last = page.at(-1);
  return { Items: page, LastEvaluatedKey: { pk: last?.['pk'], sk: last?.['sk'] } };
}
