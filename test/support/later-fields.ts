import { PutCommand, paginateScan } from '@aws-sdk/lib-dynamodb';
import { lengthen, shorten } from '../../functions/shared/store/items/short-names.ts';
import type { Table } from '../../functions/shared/store/table.ts';

type Item = Record<string, unknown>;

const later = 'kept';
const laterStep = { action: 'act_of_later', code: 'code_of_later', later };

/** Names of what is no thing with fields, but a map: by rule, by version and day, or of references. */
const maps: ReadonlySet<string> = new Set(['byRule', 'held', 'refs', 'outcomes']);

/** A value as a later release may have written it: each thing in it has a field more, and each list of steps a step. */
function laterOf(value: unknown, name: string, isMapOfMaps = false): unknown {
  if (Array.isArray(value)) {
    const list = value.map((one) => laterOf(one, ''));
    return name === 'steps' ? [...list, laterStep] : list;
  }
  if (value === null || typeof value !== 'object' || value instanceof Uint8Array) return value;
  const isMap = isMapOfMaps || maps.has(name);
  const fields = Object.entries(value).map(([key, one]) => [key, laterOf(one, key, name === 'held')]);
  return { ...(Object.fromEntries(fields) as Item), ...(!isMap && { later }) };
}

/** How often something in an item is as a later release wrote it, by where it stands; places in lists do not count. */
function countIn(value: unknown, path: string, counts: Map<string, number>): Map<string, number> {
  if (Array.isArray(value)) for (const one of value) countIn(one, `${path}[]`, counts);
  else if (value !== null && typeof value === 'object' && !(value instanceof Uint8Array)) {
    if ('later' in value) counts.set(path, (counts.get(path) ?? 0) + 1);
    for (const [key, one] of Object.entries(value)) countIn(one, `${path}.${key}`, counts);
  }
  return counts;
}

/** All that stands in the table of an account, whatever key it has; but sums, which are made anew of what stands there. */
async function itemsAbout({ client, name }: Table, account: string): Promise<Item[]> {
  const items: Item[] = [];
  const pages = paginateScan({ client }, { TableName: name, ConsistentRead: true });
  for await (const { Items = [] } of pages) items.push(...Items);
  const isAbout = ({ pk, sk, account: named }: Item) =>
    String(pk).includes(account) || sk === account || named === account;
  return items.filter((item) => isAbout(item) && item['sk'] !== 'day-sums');
}

const placeOf = ({ pk, sk }: Item): string => JSON.stringify([pk, sk]);
/** `payment`, `waiting`, `lead`: what an item is, by its sort key. */
const kindOf = ({ pk, sk }: Item): string =>
  String(pk).includes('#email#')
    ? 'email'
    : String(pk).includes('#chargebee-customer#')
      ? 'identity'
      : (String(sk).split('#')[0] ?? '');

/** What is nested in a payment has short names. */
const renamed = (item: Item, to: (part: unknown) => unknown): Item =>
  item['sk'] === 'payment'
    ? Object.fromEntries(Object.entries(item).map(([name, part]) => [name, to(part)]))
    : item;
const countsOf = (item: Item) => countIn(renamed(item, lengthen), kindOf(item), new Map());

/** Whether it is of what has left the document of an email: as if an item of its own had been deleted. */
function isTaken(path: string, item: Item): boolean {
  const [, name] = /^email\.([\w#]+)/.exec(path) ?? [];
  return name !== undefined && !(name in item);
}

/** Rewrites all that stands there of an account as a later release may have. @returns what of that is lost by now */
export async function plantLaterFields(table: Table, account: string): Promise<() => Promise<string[]>> {
  const counts = new Map<string, Map<string, number>>();
  for (const item of await itemsAbout(table, account)) {
    const Item = renamed(laterOf(renamed(item, lengthen), '') as Item, shorten);
    await table.client.send(new PutCommand({ TableName: table.name, Item }));
    counts.set(placeOf(item), countsOf(Item));
  }
  return async () => {
    const lost = (await itemsAbout(table, account)).flatMap((item) => {
      const left = countsOf(item);
      return [...(counts.get(placeOf(item)) ?? [])]
        .filter(([path]) => !isTaken(path, item))
        .map(([path, count]) => ({ path, lost: count - (left.get(path) ?? 0) }))
        .filter(({ lost }) => lost > 0)
        .map(({ path, lost }) => `${lost} ${path.replace(/rul_\w+/, '…')}`);
    });
    return [...new Set(lost)].sort();
  };
}
