import type { Account } from '../account.ts';
import { keysOf, type Key } from '../keys.ts';
import { recorded } from '../listing.ts';
import type { Table } from '../table.ts';
import { readItems } from './read-items.ts';

type Item = Record<string, unknown>;

/** Tells what recorded something while a partner was the source partner: payments, and what was appended to them. */
export function isOfPartner(account: Account, partnerId: string): (item: Item) => boolean {
  const owners = recorded.flatMap((listing) => keysOf(account).owners(listing, partnerId));
  return ({ ownerKey }) => typeof ownerKey === 'string' && owners.includes(ownerKey);
}

/**
 * Reads the items that are or hold the lines which index entries lead to, each once, newest first: what an event appended
 * leads to its line.
 * @param partnerId only what recorded something for this partner
 */
export const loadLines =
  (account: Account, partnerId?: string) =>
  async (table: Table, entries: readonly Key[]): Promise<Item[]> => {
    const read = await readItems(table, entries);
    const items = partnerId === undefined ? read : read.filter(isOfPartner(account, partnerId));
    const lineOf = ({ eventId, entry }: Item): Key[] =>
      entry !== undefined && typeof eventId === 'string' ? [keysOf(account).line(eventId)] : [];
    const lines = await readItems(table, items.flatMap(lineOf));
    const all = [...items.filter(({ entry }) => entry === undefined), ...lines];
    const unique = [
      ...new Map(all.map((item) => [`${String(item['pk'])} ${String(item['sk'])}`, item])).values(),
    ];
    return unique.sort((one, other) => (String(one['ulid']) < String(other['ulid']) ? 1 : -1));
  };
