import type { Kind } from './records-api.ts';

const kinds: Readonly<Record<string, Kind>> = {
  prg: 'programs',
  prt: 'partners',
  led: 'leads',
  del: 'deals',
  cus: 'customers',
  txn: 'transactions',
  rwd: 'rewards',
};

/** The kind of record that an id names; undefined for an id of something else. */
export const kindOf = (id: string): Kind | undefined =>
  /^[a-z]{3}_[0-9A-Z]{26}/.test(id) ? kinds[id.slice(0, 3)] : undefined;

export const pathOf = (kind: Kind, id: string): string => `/records/${kind}/${id}`;

/** What one record of a kind is called. */
export const singular = (kind: Kind): string => kind.slice(0, -1);
