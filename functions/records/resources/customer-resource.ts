import type {
  CustomerAnswer,
  CustomerPatch,
  CustomerQuery,
  NewCustomer,
} from '../../shared/api/customer-operations.ts';
import { changeByHand, madeByHand } from '../../shared/domain/customer/change-by-hand.ts';
import { chargebeeIdsWith, maxChargebeeIds } from '../../shared/domain/customer/chargebee-ids.ts';
import type { Customer } from '../../shared/domain/customer/customer.ts';
import { problem } from '../../shared/http/answer.ts';
import { customerLookup } from '../../shared/store/lists/customer-lookup.ts';
import { customerRecords } from '../../shared/store/records/customer-records.ts';
import { mergePatch } from '../merge-patch.ts';
import type { Resource } from '../resource.ts';
import { time } from '../../shared/http/time.ts';
import { customerGuards } from './customer-guards.ts';

const tooMany = problem(
  409,
  'too_many_chargebee_ids',
  `A customer carries at most ${maxChargebeeIds} Chargebee ids.`,
);

/** Customers. */
export const customerResource: Resource<Customer, NewCustomer, CustomerPatch, CustomerQuery> = {
  type: customerRecords,
  create: ({ properties, ...body }, customerId, { now }) => {
    const made = madeByHand(chargebeeIdsWith([], properties?.chargebee_customer_id), now);
    return customerRecords.schema.parse(mergePatch({ customerId, ...made }, body));
  },
  change: (before, { properties, ...body }, { now }) => {
    const ids = chargebeeIdsWith(before.chargebeeCustomerIds, properties?.chargebee_customer_id);
    if (ids.length > maxChargebeeIds) return tooMany;
    const changed = mergePatch(before, { ...body, chargebeeCustomerIds: ids });
    return changeByHand(before, customerRecords.schema.parse(changed), now);
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
  lookup: customerLookup,
};
