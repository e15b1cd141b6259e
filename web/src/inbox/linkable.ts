import type { Records } from '../records/records-api.ts';
import { titleOf } from '../records/title-of.ts';
import type { LinkTarget } from './link-target.ts';

export type LinkableKind = 'customers' | 'leads' | 'deals';

type Found = Extract<LinkTarget, { readonly id: string }>;

/** A record as a payment may be linked to it: not a lead that was converted or refused, nor a deal of a customer. */
export function linkable(record: Records[LinkableKind]): readonly Found[] {
  const { id } = record;
  if ('contacts' in record) {
    const { name, partnerId, customerId } = record;
    return customerId === null ? [{ kind: 'deal', id, label: name, partnerId }] : [];
  }
  const label = `${titleOf(record)} · ${record.email}`;
  if ('sourcePartnerId' in record) {
    return [{ kind: 'customer', id, label, partnerId: record.sourcePartnerId }];
  }
  const isOpen = record.status === 'pending' || record.status === 'accepted';
  return isOpen ? [{ kind: 'lead', id, label, partnerId: record.partnerId }] : [];
}
