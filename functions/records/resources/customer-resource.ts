import type {
  CustomerAnswer,
  CustomerPatch,
  CustomerQuery,
  NewCustomer,
} from '../../shared/api/customer-operations.ts';
import type { Customer } from '../../shared/domain/customer/customer.ts';
import { keepEmail } from '../../shared/domain/customer/follow.ts';
import { problem } from '../../shared/http/answer.ts';
import { customerRecords } from '../../shared/store/records/customer-records.ts';
import { keysOf } from '../../shared/store/keys.ts';
import { loadEmailDocument } from '../../shared/store/reads/load-email-document.ts';
import { readIdentity } from '../../shared/store/reads/read-identity.ts';
import { isOrAny } from '../is-or-any.ts';
import { mergePatch } from '../merge-patch.ts';
import type { Resource } from '../resource.ts';
import { time } from '../../shared/http/time.ts';
import { chargebeeIdsWith, maxChargebeeIds } from '../../shared/domain/customer/chargebee-ids.ts';
import { customerGuards } from './customer-guards.ts';

const tooMany = problem(
  409,
  'too_many_chargebee_ids',
  `A customer carries at most ${maxChargebeeIds} Chargebee ids.`,
);

const byHand = { kind: 'manual' } as const;
const referring = ['transaction', 'deal'] as const;

/** Customers. A source partner that is set by hand came by hand, whatever brought the customer. */
export const customerResource: Resource<Customer, NewCustomer, CustomerPatch, CustomerQuery> = {
  type: customerRecords,
  create: ({ properties, ...body }, customerId, { now }) => {
    const chargebeeCustomerIds = chargebeeIdsWith([], properties?.chargebee_customer_id);
    const isLinked = chargebeeCustomerIds.length > 0;
    const made = {
      customerId,
      version: 1,
      source: byHand,
      chargebeeCustomerIds,
      ...(isLinked && { linkedAt: now }),
      createdAt: now,
    };
    return customerRecords.schema.parse(mergePatch(made, body));
  },
  change: (before, { properties, ...body }, { now }) => {
    const chargebeeCustomerIds = chargebeeIdsWith(
      before.chargebeeCustomerIds,
      properties?.chargebee_customer_id,
    );
    if (chargebeeCustomerIds.length > maxChargebeeIds) return tooMany;
    const isLinked = chargebeeCustomerIds.some((id) => !before.chargebeeCustomerIds.includes(id));
    const linkedAt = isLinked ? now : before.linkedAt;
    const after = customerRecords.schema.parse(
      mergePatch(before, { ...body, chargebeeCustomerIds, linkedAt }),
    );
    const own = after.email === before.email ? after : keepEmail(after);
    return after.sourcePartnerId === before.sourcePartnerId ? own : { ...own, source: byHand };
  },
  guards: customerGuards,
  present: (customer): CustomerAnswer => {
    const [chargebee_customer_id] = customer.chargebeeCustomerIds;
    return {
      id: customer.customerId,
      email: customer.email,
      firstName: customer.firstName ?? null,
      lastName: customer.lastName ?? null,
      company: customer.company ?? null,
      sourcePartnerId: customer.sourcePartnerId ?? null,
      source: { kind: customer.source.kind, id: customer.source.id ?? null },
      chargebeeCustomerIds: [...customer.chargebeeCustomerIds],
      properties: chargebee_customer_id === undefined ? {} : { chargebee_customer_id },
      createdAt: time(customer.createdAt),
      version: customer.version,
    };
  },
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
