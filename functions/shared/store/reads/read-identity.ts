import type { ChargebeeIdentity } from '../../domain/customer/chargebee-identity.ts';
import type { Customer } from '../../domain/customer/customer.ts';
import type { Account } from '../account.ts';
import { identitySchema } from '../items/record-schemas.ts';
import { keysOf } from '../keys.ts';
import { readItem } from './read-item.ts';
import type { Table } from '../table.ts';

/** What is known of a Chargebee customer id. */
export interface ReadIdentity {
  readonly identity?: ChargebeeIdentity;
  /** Who carries it. */
  readonly customer?: Customer;
}

/** All that is known of a Chargebee customer id, in one moment. */
export async function readIdentity(table: Table, account: Account, id: string): Promise<ReadIdentity> {
  const found = await readItem(table, keysOf(account).chargebeeCustomer(id), identitySchema);
  if (found === undefined) return {};
  const { customer, version = 0, ...more } = found;
  return { identity: { chargebeeCustomerId: id, version, ...more }, ...(customer && { customer }) };
}
