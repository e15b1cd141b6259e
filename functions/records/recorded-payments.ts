import type { Account } from '../shared/store/account.ts';
import { keysOf } from '../shared/store/keys.ts';
import type { List } from '../shared/store/reads/list.ts';

/** The index that finds the fewest recorded payments beside those of a customer or a partner. */
export function recordedPayments(
  account: Account,
  {
    customerId,
    partnerId,
  }: { readonly customerId?: string | undefined; readonly partnerId?: string | undefined },
): Pick<List<unknown>, 'index' | 'hashKeys'> {
  const keys = keysOf(account);
  if (customerId !== undefined) {
    return { index: 'byCustomer', hashKeys: [keys.ofCustomer('transaction', customerId)] };
  }
  if (partnerId !== undefined) return { index: 'byOwner', hashKeys: [keys.owner('transaction', partnerId)] };
  return { index: 'list', hashKeys: keys.lists('transaction') };
}
