import { BatchGetCommand } from '@aws-sdk/lib-dynamodb';
import { Unavailable } from '../errors.ts';
import type { Key } from '../keys.ts';
import { pauseOf, type Table } from '../table.ts';

/** As many as one request reads. */
export const mostTogether = 100;

/** Requests that bring nothing at all, one after the other, before it is given up. */
const mostInVain = 6;

/** Where an item stands, as one text. */
export const placeOf = ({ pk, sk }: Readonly<Record<'pk' | 'sk', unknown>>): string =>
  JSON.stringify([pk, sk]);

type Item = Record<string, unknown>;

/**
 * Reads up to `mostTogether` items strongly, each as it stands at a moment of its own: in one request, and further ones for
 * what the table leaves for later.
 * @returns those that are there, by their places
 * @throws Unavailable
 */
export async function batchGet(table: Table, keys: readonly Key[]): Promise<ReadonlyMap<string, Item>> {
  const { client, name } = table;
  const items = new Map<string, Item>();
  let wanted: Item[] = keys.map(({ pk, sk }) => ({ pk, sk }));
  for (let inVain = 0; wanted.length > 0;) {
    const { Responses, UnprocessedKeys } = await client.send(
      new BatchGetCommand({ RequestItems: { [name]: { Keys: wanted, ConsistentRead: true } } }),
    );
    for (const item of Responses?.[name] ?? []) {
      items.set(placeOf({ pk: item['pk'], sk: item['sk'] }), item);
    }
    const left = UnprocessedKeys?.[name]?.Keys ?? [];
    inVain = left.length < wanted.length ? 0 : inVain + 1;
    if (inVain === mostInVain) {
      throw new Unavailable('The table leaves what is read together for later, again and again.');
    }
    wanted = left;
    if (wanted.length > 0) await pauseOf(table)(inVain);
  }
  return items;
}
