import type { Candidate, Likeness } from '../../../domain/customer/candidate.ts';
import type { Customer } from '../../../domain/customer/customer.ts';
import type { Deal } from '../../../domain/customer/deal.ts';
import { isOpenLead, type Lead } from '../../../domain/customer/lead.ts';
import type { Account } from '../../account.ts';
import { customerSchema } from '../../items/record-schemas.ts';
import { keysOf } from '../../keys.ts';
import type { Table } from '../../table.ts';
import { readItem } from '../read-item.ts';

const partner = (partnerId: string | undefined) => partnerId !== undefined && { partnerId };

interface Person {
  readonly firstName?: string;
  readonly lastName?: string;
  readonly company?: string;
  readonly email: string;
}
const labelOf = ({ firstName, lastName, company, email }: Person): string => {
  const name = [firstName, lastName].filter((part) => part !== undefined).join(' ');
  return [name, company, email].filter((part) => part !== undefined && part !== '').join(' · ');
};

export const ofCustomer = (customer: Customer, why: Likeness): Candidate => ({
  kind: 'customer',
  id: customer.customerId,
  label: labelOf(customer),
  ...partner(customer.sourcePartnerId),
  why,
  since: customer.createdAt,
});

/** A customer by its id, as long as it is there. */
export async function readCustomer(
  table: Table,
  account: Account,
  customerId: string | undefined,
  why: Likeness,
): Promise<Candidate[]> {
  if (customerId === undefined) return [];
  const customer = await readItem(table, keysOf(account).record('customer', customerId), customerSchema);
  return customer ? [ofCustomer(customer, why)] : [];
}

/** A lead that can be converted, or the customer that it was converted to; nobody for one that was refused. */
export async function ofLead(
  table: Table,
  account: Account,
  lead: Lead,
  why: Likeness,
): Promise<Candidate[]> {
  const { leadId: id, partnerId, registeredAt: since } = lead;
  if (!isOpenLead(lead)) return readCustomer(table, account, lead.customerId, why);
  return [{ kind: 'lead', id, label: labelOf(lead), ...partner(partnerId), why, since }];
}

/** A deal without a customer, or the customer that it has. */
export async function ofDeal(
  table: Table,
  account: Account,
  deal: Deal,
  why: Likeness,
): Promise<Candidate[]> {
  const { dealId: id, name: label, partnerId, customerId, createdAt: since } = deal;
  if (customerId !== undefined) return readCustomer(table, account, customerId, why);
  return [{ kind: 'deal', id, label, ...partner(partnerId), why, since }];
}
