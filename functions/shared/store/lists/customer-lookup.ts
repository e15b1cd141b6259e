import type { Customer } from '../../domain/customer/customer.ts';
import { keysOf } from '../keys.ts';
import { loadEmailDocument } from '../reads/load-email-document.ts';
import { readIdentity } from '../reads/read-identity.ts';
import { isOrAny } from './is-or-any.ts';
import type { RecordLookup } from './record-lookup.ts';

const referring = ['transaction', 'deal'] as const;

interface CustomerFilter {
  readonly email?: string | undefined;
  readonly chargebeeCustomerId?: string | undefined;
  readonly sourcePartnerId?: string | undefined;
}

export const customerLookup: RecordLookup<Customer, CustomerFilter> = {
  where: (account, { email, chargebeeCustomerId, sourcePartnerId }) => {
    const keys = keysOf(account);
    if (chargebeeCustomerId !== undefined) {
      return { only: async (table) => (await readIdentity(table, account, chargebeeCustomerId)).customer };
    }
    if (email !== undefined) {
      return { only: async (table) => (await loadEmailDocument(table, account, email)).customer };
    }
    if (sourcePartnerId === undefined) return { index: 'list', hashKeys: keys.lists('customer') };
    return { index: 'byOwner', hashKeys: keys.owners('customer', sourcePartnerId) };
  },
  matches: (customer, { email, chargebeeCustomerId, sourcePartnerId }) =>
    isOrAny(customer.email, email) &&
    isOrAny(customer.sourcePartnerId, sourcePartnerId) &&
    (chargebeeCustomerId === undefined || customer.chargebeeCustomerIds.includes(chargebeeCustomerId)),
  uses: (account, { customerId, ofLead = false }) =>
    ofLead || {
      index: 'byCustomer',
      hashKeys: referring.map((listing) => keysOf(account).ofCustomer(listing, customerId)),
    },
};
