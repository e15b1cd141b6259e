import type { ChargebeeIdentity } from '../../domain/customer/chargebee-identity.ts';
import type { Customer } from '../../domain/customer/customer.ts';
import { ulidOf } from '../../domain/ids.ts';
import type { Account } from '../account.ts';
import type { NoParts } from '../../shape-of.ts';
import { carriedWrite, freedWrite, stillCarriedWrite } from './identity-writes.ts';
import type { LikenessKeys } from '../items/likeness-keys.ts';
import { present } from '../items/present.ts';
import { keysOf } from '../keys.ts';
import type { Write } from './write.ts';

type FoundBy = LikenessKeys & { readonly emailKey?: string | undefined };

const absent = { kind: 'absent' } as const;

const customerIndexKeys = (account: Account, { customerId, sourcePartnerId }: Customer) => {
  const keys = keysOf(account);
  const ulid = ulidOf('customer', customerId) ?? '';
  return {
    ulid,
    listKey: keys.list('customer', ulid),
    ownerKey: sourcePartnerId === undefined ? undefined : keys.owner('customer', sourcePartnerId, ulid),
  };
};

const noParts: NoParts<Customer> = {
  firstName: undefined,
  lastName: undefined,
  company: undefined,
  sourcePartnerId: undefined,
  followed: undefined,
  linkedAt: undefined,
  ofLead: undefined,
  noPartner: undefined,
};

/**
 * A new customer: its record, and the copies that keep its email and its Chargebee ids its own.
 * @param identity what is known from now on of one of its Chargebee ids, which has to be as it was read
 * @param found by what it is found besides; nothing on the path of a payment, where each would cost a unit
 */
export function createCustomerWrites(
  account: Account,
  customer: Customer,
  identity?: ChargebeeIdentity,
  found: FoundBy = {},
): Write[] {
  const keys = keysOf(account);
  const record = { ...keys.record('customer', customer.customerId), ...customerIndexKeys(account, customer) };
  return [
    { kind: 'put', item: { ...record, ...customer, ...present(found) }, condition: absent },
    hasEmailWrite(account, customer),
    ...customer.chargebeeCustomerIds.map((id) => carriedWrite(account, id, customer, ofId(identity, id))),
  ];
}

/** The customer has its email: one that it did not have before only where nobody has it. */
const hasEmailWrite = (account: Account, customer: Customer, before?: Customer): Write => ({
  kind: 'update',
  key: keysOf(account).emailDocument(customer.email),
  set: { customer },
  ...(before?.email !== customer.email && { condition: { kind: 'uncarried' as const } }),
});

const ofId = (identity: ChargebeeIdentity | undefined, id: string): ChargebeeIdentity | undefined =>
  identity?.chargebeeCustomerId === id ? identity : undefined;

/** Nobody has the email any more; what else it leads to stays. */
export const freeEmailWrite = (account: Account, email: string): Write => ({
  kind: 'update',
  key: keysOf(account).emailDocument(email),
  set: { customer: undefined },
});

/** The email is free for others, and goes on leading to what the customer paid under it. */
const leaveEmail = (account: Account, { email, customerId }: Customer): Write[] => [
  freeEmailWrite(account, email),
  { kind: 'put', item: { ...keysOf(account).formerCustomer(email, customerId), customerId } },
];

/**
 * A changed customer. The record's version guards all of it; every copy says the same as the record, so each of
 * them is written, a new email or Chargebee id only where nobody has it, and those that are gone are freed.
 */
export function updateCustomerWrites(
  account: Account,
  before: Customer,
  after: Customer,
  identity?: ChargebeeIdentity,
  found: FoundBy = {},
): Write[] {
  const keys = keysOf(account);
  const { ownerKey } = customerIndexKeys(account, after);
  const lost = before.chargebeeCustomerIds.filter((id) => !after.chargebeeCustomerIds.includes(id));
  const moved = before.email !== after.email;
  return [
    {
      kind: 'update',
      key: keys.record('customer', after.customerId),
      set: { ...noParts, ...after, ownerKey, ...found },
      condition: { kind: 'version', version: before.version },
    },
    hasEmailWrite(account, after, before),
    ...after.chargebeeCustomerIds.map((id) =>
      before.chargebeeCustomerIds.includes(id)
        ? stillCarriedWrite(account, id, after)
        : carriedWrite(account, id, after, ofId(identity, id)),
    ),
    ...(moved ? leaveEmail(account, before) : []),
    ...lost.map((id) => freedWrite(account, id, ofId(identity, id))),
  ];
}
