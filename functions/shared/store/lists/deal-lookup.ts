import { contactEmails, type Deal } from '../../domain/customer/deal.ts';
import { keysOf } from '../keys.ts';
import type { List } from '../reads/list.ts';
import { readItems } from '../reads/read-items.ts';
import { isOrAny } from './is-or-any.ts';
import type { RecordLookup } from './record-lookup.ts';

interface DealFilter {
  readonly email?: string | undefined;
  readonly partnerId?: string | undefined;
  readonly customerId?: string | undefined;
}

export const dealLookup: RecordLookup<Deal, DealFilter> = {
  where: (account, { email, partnerId, customerId }) => {
    const keys = keysOf(account);
    if (email !== undefined) {
      const hashKeys = [keys.ofEmail('deal', email)];
      // What the index finds is a contact, which stands beside its deal.
      const load: List<Deal>['load'] = (table, contacts) =>
        readItems(
          table,
          contacts.map(({ pk }) => ({ pk, sk: 'deal' })),
        );
      return { index: 'byEmail', hashKeys, load };
    }
    if (customerId !== undefined) {
      return { index: 'byCustomer', hashKeys: [keys.ofCustomer('deal', customerId)] };
    }
    if (partnerId !== undefined) return { index: 'byOwner', hashKeys: keys.owners('deal', partnerId) };
    return { index: 'list', hashKeys: keys.lists('deal') };
  },
  matches: (deal, { email, partnerId, customerId }) =>
    (email === undefined || contactEmails(deal).includes(email)) &&
    isOrAny(deal.partnerId, partnerId) &&
    isOrAny(deal.customerId, customerId),
  uses: (_account, { customerId }) => customerId !== undefined,
};
