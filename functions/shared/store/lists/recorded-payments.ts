import type { Account } from '../account.ts';
import { keysOf } from '../keys.ts';
import { recorded, type Recorded } from '../listing.ts';
import type { List } from '../reads/list.ts';

interface Which {
  readonly customerId?: string | undefined;
  readonly partnerId?: string | undefined;
}

/**
 * The index that finds the fewest recorded payments beside those of a customer or a partner.
 * @param listings where they are, if they are not everywhere
 */
export function recordedPayments(
  account: Account,
  { customerId, partnerId }: Which,
  listings: readonly Recorded[] = recorded,
): Pick<List<unknown>, 'index' | 'hashKeys'> {
  const keys = keysOf(account);
  if (customerId !== undefined)
    return { index: 'byCustomer', hashKeys: [keys.ofCustomer('transaction', customerId)] };
  if (partnerId !== undefined)
    return { index: 'byOwner', hashKeys: listings.flatMap((listing) => keys.owners(listing, partnerId)) };
  return { index: 'list', hashKeys: listings.flatMap((listing) => keys.lists(listing)) };
}
