import type { CustomerState } from '../domain/decide-customer-event.ts';
import type { ChargebeeCustomer } from '../domain/event.ts';
import type { Account } from './account.ts';
import { keysOf } from './keys.ts';
import { readCustomerAt } from './read-customer-at.ts';
import { readItem } from './read-item.ts';
import { customerPointerSchema } from './record-schemas.ts';
import type { Table } from './table.ts';

/** The customer that carries a Chargebee id, and whoever has the email that it has at Chargebee. */
export async function loadCustomerState(
  table: Table,
  account: Account,
  { id, email }: ChargebeeCustomer,
): Promise<CustomerState> {
  const keys = keysOf(account);
  const [linked, customerByEmail] = await Promise.all([
    readCustomerAt(table, account, keys.chargebeeCustomer(id)),
    email === undefined ? undefined : readItem(table, keys.customerByEmail(email), customerPointerSchema),
  ]);
  // Its id may have been taken off it between the two reads.
  const carries = linked?.chargebeeCustomerIds.includes(id);
  return { ...(linked && carries && { linked }), ...(customerByEmail && { customerByEmail }) };
}
