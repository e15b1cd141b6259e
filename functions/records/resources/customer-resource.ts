import type { CustomerPatch, CustomerQuery, NewCustomer } from '../../shared/api/customer-operations.ts';
import { changeByHand, madeByHand } from '../../shared/domain/customer/change-by-hand.ts';
import { chargebeeIdsWith, maxChargebeeIds } from '../../shared/domain/customer/chargebee-ids.ts';
import type { Customer } from '../../shared/domain/customer/customer.ts';
import { problem } from '../../shared/http/answer.ts';
import { customerLookup } from '../../shared/store/lists/customer-lookup.ts';
import { customerRecords } from '../../shared/store/records/customer-records.ts';
import { mergePatch } from '../merge-patch.ts';
import type { Resource } from '../resource.ts';
import { presentCustomer } from '../../shared/http/present-customer.ts';
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
  present: presentCustomer,
  lookup: customerLookup,
};
