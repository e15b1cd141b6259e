import type { StoredItem } from './fixtures.ts';

/** What an item is, by where it stands: `customer`, `email/lead`, `payment/waiting`. */
export function kindOf({ pk, sk }: Pick<StoredItem, 'pk' | 'sk'>): string {
  const [account, place = ''] = pk.split('#');
  if (place === 'on') return 'on';
  const part = sk.split('#')[0] ?? '';
  const isCustomers = place === 'customer' && part === 'customer';
  return account === '' || place === part || isCustomers ? place : `${place}/${part}`;
}
