import type { Customer } from '../../domain/customer/customer.ts';
import type { Account } from '../account.ts';
import { createCustomerWrites, freeEmailWrite, updateCustomerWrites } from '../writes/customer-writes.ts';
import { freedWrite } from '../writes/identity-writes.ts';
import { companyKey, personKeys } from '../items/likeness-keys.ts';
import { keysOf } from '../keys.ts';
import type { RecordType } from '../items/record-type.ts';
import { customerSchema } from '../items/record-schemas.ts';
import type { Write } from '../writes/write.ts';

/** A customer that goes leaves its email and its Chargebee ids to others. */
function deleteCustomerWrites(account: Account, customer: Customer): Write[] {
  const { customerId, version, email, chargebeeCustomerIds } = customer;
  const keys = keysOf(account);
  return [
    { kind: 'delete', key: keys.record('customer', customerId), condition: { kind: 'version', version } },
    freeEmailWrite(account, email),
    ...chargebeeCustomerIds.map((id) => freedWrite(account, id)),
  ];
}

/** By the company too: nothing else is found by this attribute of a customer. */
const foundBy = (account: Account, customer: Customer) => ({
  ...personKeys(account, customer),
  emailKey: companyKey(account, customer.company),
});

export const customerRecords: RecordType<Customer> = {
  kind: 'customer',
  schema: customerSchema,
  idOf: ({ customerId }) => customerId,
  writes: (account, before, after) => {
    if (after === undefined) return before === undefined ? [] : deleteCustomerWrites(account, before);
    if (before === undefined) return createCustomerWrites(account, after, undefined, foundBy(account, after));
    return updateCustomerWrites(account, before, after, undefined, foundBy(account, after));
  },
};
