import { carriersOf } from '../../domain/customer/chargebee-identity.ts';
import { bestOf, plainEmail, type Candidate, type Likeness } from '../../domain/customer/candidate.ts';
import type { Customer } from '../../domain/customer/customer.ts';
import type { ChargebeeCustomer } from '../../domain/event.ts';
import type { Account } from '../account.ts';
import { customerSchema, dealSchema, leadSchema } from '../items/record-schemas.ts';
import { keysOf } from '../keys.ts';
import type { Table } from '../table.ts';
import { loadEmailDocument } from './load-email-document.ts';
import { readBeside } from './read-beside.ts';
import { readIdentity } from './read-identity.ts';
import { readItem } from './read-item.ts';

/** A deal of an email may be one of many; the oldest are suggested. */
const maxOfEmail = 5;

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

const ofCustomer = (customer: Customer, why: Likeness): Candidate => ({
  kind: 'customer',
  id: customer.customerId,
  label: labelOf(customer),
  ...partner(customer.sourcePartnerId),
  why,
});

/** Whom an email leads to: the customer that has it, and open leads and free deals. */
async function ofEmail(
  table: Table,
  account: Account,
  email: string | undefined,
  why: Likeness,
): Promise<Candidate[]> {
  if (email === undefined) return [];
  const document = await loadEmailDocument(table, account, email);
  const { leads, deals } = await readBeside(table, account, document);
  const keys = keysOf(account);
  const found = await Promise.all([
    ...leads.slice(0, maxOfEmail).map(async ({ leadId: id, partnerId }): Promise<Candidate[]> => {
      const lead = await readItem(table, keys.record('lead', id), leadSchema);
      return lead ? [{ kind: 'lead', id, label: labelOf(lead), ...partner(partnerId), why }] : [];
    }),
    ...deals.slice(0, maxOfEmail).map(async ({ dealId: id, partnerId }): Promise<Candidate[]> => {
      const deal = await readItem(table, keys.record('deal', id), dealSchema);
      return deal ? [{ kind: 'deal', id, label: deal.name, ...partner(partnerId), why }] : [];
    }),
  ]);
  return [...(document.customer ? [ofCustomer(document.customer, why)] : []), ...found.flat()];
}

/** Who carries the Chargebee id of a payer by now, carried it until it was deleted, or was unlinked from it. */
async function ofChargebeeCustomer(table: Table, account: Account, id: string): Promise<Candidate[]> {
  const { customer, identity } = await readIdentity(table, account, id);
  const ids = carriersOf(identity);
  const former = await Promise.all(
    ids.map((one) => readItem(table, keysOf(account).record('customer', one), customerSchema)),
  );
  return [customer, ...former].flatMap((one) => (one ? [ofCustomer(one, 'same_chargebee_customer')] : []));
}

/**
 * Who may be meant by a payer that nobody was found for: by the Chargebee id, by the email, and by the email without a plus
 * tag or Gmail's dots.
 */
export async function findCandidates(
  table: Table,
  account: Account,
  { id, email }: Pick<ChargebeeCustomer, 'id' | 'email'>,
): Promise<readonly Candidate[]> {
  const found = await Promise.all([
    ofChargebeeCustomer(table, account, id),
    ofEmail(table, account, email, 'same_email'),
    ofEmail(table, account, email === undefined ? undefined : plainEmail(email), 'similar_email'),
  ]);
  return bestOf(found.flat());
}
