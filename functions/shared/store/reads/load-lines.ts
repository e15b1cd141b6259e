import * as z from 'zod/mini';
import type { Account } from '../account.ts';
import { optionalText } from '../items/item-fields.ts';
import { lengthen } from '../items/short-names.ts';
import { isFormerPartner, isPayment, keysOf, paymentSk, textOfKey, type Key } from '../keys.ts';
import { recorded } from '../listing.ts';
import type { Table } from '../table.ts';
import { readItems } from './read-items.ts';

type Item = Record<string, unknown>;

const rewards = z.catch(z.array(z.looseObject({ partnerId: optionalText })), []);

/**
 * Tells what recorded something for a partner: payments, also one that has another source partner by now, and what was
 * appended to them.
 */
export function isOfPartner(account: Account, partnerId: string): (item: Item) => boolean {
  const owners = recorded.flatMap((listing) => keysOf(account).owners(listing, partnerId));
  return ({ ownerKey, sk, ...item }) =>
    (typeof ownerKey === 'string' && owners.includes(ownerKey)) ||
    (isPayment(sk) &&
      rewards.parse(lengthen(item['rewards'])).some((reward) => reward.partnerId === partnerId));
}

/**
 * Reads the items that are or hold the lines which index entries lead to, each once, newest first: what an event appended
 * leads to its line, and what lists a payment for a former partner to the payment.
 * @param partnerId only what recorded something for this partner
 */
export const loadLines =
  (account: Account, partnerId?: string) =>
  async (table: Table, entries: readonly Key[]): Promise<Item[]> => {
    const read = await readItems(table, entries);
    const items = partnerId === undefined ? read : read.filter(isOfPartner(account, partnerId));
    const lineOf = ({ eventId, entry }: Item): Key[] =>
      entry !== undefined && typeof eventId === 'string' ? [keysOf(account).line(eventId)] : [];
    const paymentOf = ({ pk, sk }: Item): Key[] =>
      isFormerPartner(sk) ? [{ pk: String(pk), sk: paymentSk }] : [];
    const leading = items.flatMap((item) => [...lineOf(item), ...paymentOf(item)]);
    const lines = await readItems(table, [...new Map(leading.map((key) => [textOfKey(key), key])).values()]);
    const all = [...items.filter(({ entry }) => entry === undefined), ...lines];
    const unique = [
      ...new Map(all.map((item) => [`${String(item['pk'])} ${String(item['sk'])}`, item])).values(),
    ];
    return unique.sort((one, other) => (String(one['ulid']) < String(other['ulid']) ? 1 : -1));
  };
