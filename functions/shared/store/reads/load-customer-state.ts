import type { CustomerState } from '../../domain/customer/decide-customer-event.ts';
import type { ChargebeeCustomer } from '../../domain/event.ts';
import type { Account } from '../account.ts';
import { loadEmailDocument } from './load-email-document.ts';
import { readIdentity } from './read-identity.ts';
import type { Table } from '../table.ts';

/** What is known of a Chargebee id, and whoever has the email that it has at Chargebee. */
export async function loadCustomerState(
  table: Table,
  account: Account,
  { id, email }: ChargebeeCustomer,
): Promise<CustomerState> {
  const [{ customer: linked, ...known }, { customer: customerByEmail } = {}] = await Promise.all([
    readIdentity(table, account, id),
    email === undefined ? undefined : loadEmailDocument(table, account, email),
  ]);
  return { ...known, ...(linked && { linked }), ...(customerByEmail && { customerByEmail }) };
}
