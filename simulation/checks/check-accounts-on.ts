import type { Item } from '../table/item.ts';

/** Every account whose integration is on, and no other, stands among those that have it on. */
export function checkAccountsOn(items: readonly Item[]): string[] {
  const noted = items.filter(({ pk }) => pk === '#on').map(({ sk }) => String(sk));
  const on = items
    .filter(({ sk, status }) => sk === 'integration' && status === 'on')
    .map(({ pk }) => String(pk).split('#')[0]);
  const [found, expected] = [noted.sort().join(), on.sort().join()];
  return found === expected ? [] : [`on is noted for ${found}, and it is on for ${expected}`];
}
