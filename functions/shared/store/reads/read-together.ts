import { textOfKey, type Key } from '../keys.ts';
import type { Table } from '../table.ts';
import { batchGet, maxTogether } from './batch-get.ts';
import { getItem } from './get-item.ts';

type Item = Record<string, unknown>;

interface Asked {
  readonly key: Key;
  readonly item: Promise<Item | undefined>;
  readonly resolve: (item: Item | undefined) => void;
  readonly reject: (error: unknown) => void;
}

function ask(key: Key): Asked {
  const { promise: item, ...ends } = Promise.withResolvers<Item | undefined>();
  return { key, item, ...ends };
}

/** One item by a request of its own; several in one, which fails for all of them. */
async function read(table: Table, asked: readonly Asked[]): Promise<void> {
  const [first, ...others] = asked;
  if (first === undefined) return;
  try {
    if (others.length === 0) first.resolve(await getItem(table, first.key));
    else {
      const items = await batchGet(
        table,
        asked.map(({ key }) => key),
      );
      for (const { key, resolve } of asked) resolve(items.get(textOfKey(key)));
    }
  } catch (error) {
    for (const { reject } of asked) reject(error);
  }
}

/**
 * The table whose single items are read together: what is asked for before anything else is waited for goes in one request,
 * so that the events of a batch that are handled side by side share their reads. Each item is read as if alone.
 */
export function readTogether(table: Table): Table {
  let asked = new Map<string, Asked>();
  function send(): void {
    const all = [...asked.values()];
    asked = new Map();
    for (let start = 0; start < all.length; start += maxTogether) {
      void read(table, all.slice(start, start + maxTogether));
    }
  }
  const get = (key: Key) => {
    // After everything that can go on without an answer has gone on, and so has asked for what it needs.
    if (asked.size === 0) process.nextTick(send);
    const text = textOfKey(key);
    const one = asked.get(text) ?? ask(key);
    asked.set(text, one);
    return one.item;
  };
  return { ...table, get };
}
