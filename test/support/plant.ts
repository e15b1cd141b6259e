import { PutCommand } from '@aws-sdk/lib-dynamodb';
import type { Account } from '../../functions/shared/store/account.ts';
import { lengthen, shorten } from '../../functions/shared/store/items/short-names.ts';
import type { Table } from '../../functions/shared/store/table.ts';
import { itemsOf } from '../functions/worker/items-of.ts';

type Item = Record<string, unknown>;

const partsOf = (item: Item, change: (part: unknown) => unknown): Item =>
  item['sk'] === 'payment'
    ? Object.fromEntries(Object.entries(item).map(([name, part]) => [name, change(part)]))
    : item;

/** An item with its names whole: those inside a payment are kept short. */
export const whole = (item: Item): Item => partsOf(item, lengthen);

/** Rewrites each item of an account whose sort key begins so, as another release may have written it; `change` sees whole names. */
export async function plant(
  table: Table,
  account: string,
  sk: string,
  change: (item: Item) => Item,
): Promise<void> {
  const items = (await itemsOf(table, account as Account)).filter((item) =>
    String(item['sk']).startsWith(sk),
  );
  if (items.length === 0) throw new Error(`There is no ${sk}.`);
  for (const item of items) {
    await table.client.send(
      new PutCommand({ TableName: table.name, Item: partsOf(change(whole(item)), shorten) }),
    );
  }
}

/** The properties of what stands there as an object; none of anything else. */
export const objectOf = (value: unknown): Item => (value === null ? {} : { ...(value as object) });

/** One thing as a later release may have written it: with a field that this one does not know. */
export const withLater = (one: unknown): Item => ({ ...objectOf(one), later: { one: 1 } });

/** Each thing of a list so. */
export const allWithLater = (list: unknown): Item[] => (list as unknown[]).map(withLater);
