import type { CustomerDetails } from '../domain/change.ts';
import type { Customer, CustomerPointer } from '../domain/customer.ts';
import { ulidOf } from '../domain/ids.ts';
import type { Account } from './account.ts';
import { keysOf } from './keys.ts';
import type { Write } from './write.ts';

const absent = { kind: 'absent' } as const;

const pointerOf = ({
  customerId,
  email,
  version,
  sourcePartnerId,
  chargebeeCustomerIds,
}: CustomerPointer) => ({
  customerId,
  email,
  version,
  ...(sourcePartnerId !== undefined && { sourcePartnerId }),
  chargebeeCustomerIds,
});

const customerIndexKeys = (account: Account, { customerId, sourcePartnerId }: CustomerPointer) => {
  const keys = keysOf(account);
  const ulid = ulidOf('customer', customerId) ?? '';
  return {
    ulid,
    listKey: keys.list('customer', ulid),
    ownerKey: sourcePartnerId === undefined ? undefined : keys.owner('customer', sourcePartnerId),
  };
};

/** A new customer: its record, and the pointers that keep its email and its Chargebee ids its own. */
export function createCustomerWrites(account: Account, customer: Customer): Write[] {
  const keys = keysOf(account);
  const pointer = pointerOf(customer);
  const record = { ...keys.record('customer', customer.customerId), ...customerIndexKeys(account, customer) };
  return [
    { kind: 'put', item: { ...record, ...customer }, condition: absent },
    { kind: 'put', item: { ...keys.customerByEmail(customer.email), ...pointer }, condition: absent },
    ...customer.chargebeeCustomerIds.map((id): Write => {
      return { kind: 'put', item: { ...keys.chargebeeCustomer(id), ...pointer }, condition: absent };
    }),
  ];
}

/**
 * A changed customer. The record's version guards all of it; every pointer says the same as the record, so each of
 * them is written, a new email or Chargebee id only where nobody has it, and those that are gone are deleted.
 */
export function updateCustomerWrites(
  account: Account,
  before: CustomerPointer,
  after: CustomerPointer,
  details: CustomerDetails = {},
): Write[] {
  const keys = keysOf(account);
  const pointer = pointerOf(after);
  const { ownerKey } = customerIndexKeys(account, after);
  const lost = before.chargebeeCustomerIds.filter((id) => !after.chargebeeCustomerIds.includes(id));
  const moved = before.email !== after.email;
  return [
    {
      kind: 'update',
      key: keys.record('customer', after.customerId),
      set: { ...pointer, sourcePartnerId: after.sourcePartnerId, ownerKey, ...details },
      condition: { kind: 'version', version: before.version },
    },
    {
      kind: 'put',
      item: { ...keys.customerByEmail(after.email), ...pointer },
      ...(moved && { condition: absent }),
    },
    ...after.chargebeeCustomerIds.map((id): Write => {
      const isNew = !before.chargebeeCustomerIds.includes(id);
      const item = { ...keys.chargebeeCustomer(id), ...pointer };
      return { kind: 'put', item, ...(isNew && { condition: absent }) };
    }),
    ...(moved ? [{ kind: 'delete' as const, key: keys.customerByEmail(before.email) }] : []),
    ...lost.map((id): Write => ({ kind: 'delete', key: keys.chargebeeCustomer(id) })),
  ];
}
