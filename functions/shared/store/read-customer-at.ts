import type { Customer } from '../domain/customer.ts';
import type { Account } from './account.ts';
import { keysOf, type Key } from './keys.ts';
import { readItem } from './read-item.ts';
import { customerPointerSchema, customerSchema } from './record-schemas.ts';
import type { Table } from './table.ts';

/** The customer to whom the pointer beside an email or a Chargebee id leads. */
export async function readCustomerAt(
  table: Table,
  account: Account,
  pointer: Key,
): Promise<Customer | undefined> {
  const found = await readItem(table, pointer, customerPointerSchema);
  return found && readItem(table, keysOf(account).record('customer', found.customerId), customerSchema);
}
