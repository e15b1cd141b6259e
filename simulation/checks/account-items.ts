import type { Entry } from '../../functions/shared/domain/money-back/entry.ts';
import { wholePayment } from '../../functions/shared/store/items/payment-item.ts';
import type { Item } from '../table/item.ts';
import type { Account } from '../../functions/shared/store/account.ts';

/** What an account ends with, by what it is; read as it stands in the table, and not by the product. */
export interface AccountItems {
  readonly payments: ReadonlyMap<string, Item>;
  readonly lines: readonly Item[];
  /** What was appended to payments, by the id of the Chargebee transaction that they are kept with. */
  readonly entries: readonly (Entry & { readonly under: string })[];
  readonly customers: readonly Item[];
  readonly ruleUses: readonly Item[];
  readonly byEmail: readonly Item[];
  /** All that is known of each Chargebee id. */
  readonly identities: readonly Item[];
  readonly leads: readonly Item[];
  readonly deals: readonly Item[];
  /** Hints beside an email: open leads, and deals without a customer. */
  readonly hints: readonly Item[];
}

/** A payment with its names whole, and with what its keys say. */
export const wholeItem = (item: Item): Item =>
  item['state'] === 'awaited' ? item : { ...item, ...wholePayment(item) };

export function accountItems(all: readonly Item[], account: Account): AccountItems {
  const items = all.flatMap((item) => {
    const [owner, kind = '', id = ''] = String(item['pk']).split('#');
    return owner === account ? [{ item, kind, id, sk: String(item['sk']) }] : [];
  });
  const of = (kind: string, isIt: (sk: string) => boolean) =>
    items.filter((one) => one.kind === kind && isIt(one.sk)).map(({ item }) => item);
  const is = (wanted: string) => (sk: string) => sk === wanted;
  return {
    payments: new Map(
      items.flatMap(({ item, kind, id, sk }) =>
        kind === 'payment' && sk === 'payment' ? [[id, wholeItem(item)]] : [],
      ),
    ),
    lines: of('event', is('event')),
    entries: items.flatMap(({ item, id }) =>
      item['entry'] === undefined ? [] : { ...(item['entry'] as Entry), under: id },
    ),
    customers: of('customer', is('customer')),
    ruleUses: of('customer', is('rule-uses')),
    byEmail: of('email', is('customer')),
    identities: of('chargebee-customer', is('customer')),
    leads: of('lead', is('lead')),
    deals: of('deal', is('deal')),
    hints: of('email', (sk) => sk !== 'customer' && !sk.startsWith('former#')),
  };
}
