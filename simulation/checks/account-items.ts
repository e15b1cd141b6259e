import type { LedgerEntry } from '../../functions/shared/domain/money-back/ledger-entry.ts';
import { wholePayment } from '../../functions/shared/store/items/payment-item.ts';
import type { Item } from '../table/item.ts';
import type { Account } from '../../functions/shared/store/account.ts';

/** What an account ends with, by what it is; read as it stands in the table, and not by the product. */
export interface AccountItems {
  readonly payments: ReadonlyMap<string, Item>;
  readonly lines: readonly Item[];
  readonly corrections: readonly Item[];
  /** What was appended to payments, by the id of the Chargebee transaction that they are kept with; `keys` has what each is listed by. */
  readonly entries: readonly (LedgerEntry & { readonly under: string; readonly keys: Item })[];
  readonly customers: readonly Item[];
  readonly ruleUses: readonly Item[];
  readonly byEmail: readonly Item[];
  /** What each email leads to, in one item. */
  readonly documents: readonly Item[];
  /** All that is known of each Chargebee id. */
  readonly identities: readonly Item[];
  readonly leads: readonly Item[];
  readonly deals: readonly Item[];
  /** What leads from an email to open leads, and to deals without a customer: in its document, or beside it. */
  readonly hints: readonly Item[];
  /** Those that stand beside a document. */
  readonly beside: readonly Item[];
}

/** A payment with its names whole, and with what its keys say. */
export const wholeItem = (item: Item): Item =>
  item['state'] === 'pending' ? item : { ...item, ...wholePayment(item) };

/** What stands in a document under an attribute of its own. */
const hintsIn = (document: Item): Item[] =>
  Object.entries(document).flatMap(([name, said]) => {
    const [kind = '', ulid] = name.split('#');
    if (ulid === undefined) return [];
    const id = kind === 'lead' ? { leadId: `led_${ulid}` } : { dealId: `del_${ulid}` };
    return [{ ...(said as Item), ...id }];
  });

export function accountItems(all: readonly Item[], account: Account): AccountItems {
  const items = all.flatMap((item) => {
    const [owner, kind = '', id = ''] = String(item['pk']).split('#');
    return owner === account ? [{ item, kind, id, sk: String(item['sk']) }] : [];
  });
  const of = (kind: string, isIt: (sk: string) => boolean) =>
    items.filter((one) => one.kind === kind && isIt(one.sk)).map(({ item }) => item);
  const is = (wanted: string) => (sk: string) => sk === wanted;
  const documents = of('email', is('document'));
  const beside = of('email', (sk) => sk !== 'document' && !sk.startsWith('former#'));
  return {
    payments: new Map(
      items.flatMap(({ item, kind, id, sk }) =>
        kind === 'payment' && sk === 'payment' ? [[id, wholeItem(item)]] : [],
      ),
    ),
    lines: of('event', is('event')),
    corrections: of('correction', is('correction')),
    entries: items.flatMap(({ item, id }) =>
      item['entry'] === undefined ? [] : { ...(item['entry'] as LedgerEntry), under: id, keys: item },
    ),
    customers: of('customer', is('customer')),
    ruleUses: of('customer', is('rule-uses')),
    byEmail: documents.flatMap(({ customer }) => (customer ? [customer as Item] : [])),
    documents,
    identities: of('chargebee-customer', is('customer')),
    leads: of('lead', is('lead')),
    deals: of('deal', is('deal')),
    hints: [...documents.flatMap(hintsIn), ...beside],
    beside,
  };
}
