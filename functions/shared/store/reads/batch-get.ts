import { BatchGetCommand } from '@aws-sdk/lib-dynamodb';
import { Unavailable } from '../errors.ts';
import { textOfKey, type Key } from '../keys.ts';
import { pauseOf, type Table } from '../table.ts';

/** As many as one request reads. */
export const maxTogether = 100;

/** Requests that bring nothing at all, one after the other, before it is given up. */
const maxInVain = 6;

type Item = Record<string, unknown>;

/**
 * Reads up to `maxTogether` items strongly, each as it stands at a moment of its own: in one request, and further ones for
 * what the table leaves for later.
 * @returns those that are there, by the text of their keys
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
      items.set(textOfKey({ pk: String(item['pk']), sk: String(item['sk']) }), item);
    }
    const left = UnprocessedKeys?.[name]?.Keys ?? [];
    inVain = left.length < wanted.length ? 0 : inVain + 1;
    if (inVain === maxInVain) {
      throw new Unavailable('The table leaves what is read together for later, again and again.');
    }
    wanted = left;
    if (wanted.length > 0) await pauseOf(table)(inVain);
  }
  return items;
}
