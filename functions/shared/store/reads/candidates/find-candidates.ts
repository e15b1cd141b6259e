import { bestOf, plainEmail, type Candidate, type Likeness } from '../../../domain/customer/candidate.ts';
import { carriersOf } from '../../../domain/customer/chargebee-identity.ts';
import type { ChargebeeCustomer } from '../../../domain/event.ts';
import type { Account } from '../../account.ts';
import { dealSchema, leadSchema } from '../../items/record-schemas.ts';
import { keysOf } from '../../keys.ts';
import type { Table } from '../../table.ts';
import { loadEmailDocument } from '../load-email-document.ts';
import { readBeside } from '../read-beside.ts';
import { readIdentity } from '../read-identity.ts';
import { readItem } from '../read-item.ts';
import { ofCustomer, ofDeal, ofLead, readCustomer } from './candidate-of.ts';
import { findAlike } from './find-alike.ts';

/** A deal of an email may be one of many; the oldest are suggested. */
const maxOfEmail = 5;

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
    ...leads.slice(0, maxOfEmail).map(async ({ leadId }): Promise<Candidate[]> => {
      const lead = await readItem(table, keys.record('lead', leadId), leadSchema);
      return lead ? ofLead(table, account, lead, why) : [];
    }),
    ...deals.slice(0, maxOfEmail).map(async ({ dealId }): Promise<Candidate[]> => {
      const deal = await readItem(table, keys.record('deal', dealId), dealSchema);
      return deal ? ofDeal(table, account, deal, why) : [];
    }),
  ]);
  return [...(document.customer ? [ofCustomer(document.customer, why)] : []), ...found.flat()];
}

/** Who carries the Chargebee id of a payer by now, carried it until it was deleted, or was unlinked from it. */
async function ofChargebeeCustomer(
  table: Table,
  account: Account,
  id: string,
): Promise<{ readonly candidates: readonly Candidate[]; readonly unlinked: readonly string[] }> {
  const { customer, identity } = await readIdentity(table, account, id);
  const why = 'same_chargebee_customer';
  const others = carriersOf(identity).map((one) => readCustomer(table, account, one, why));
  const candidates = [
    ...(customer ? [ofCustomer(customer, why)] : []),
    ...(await Promise.all(others)).flat(),
  ];
  return { candidates, unlinked: identity?.unlinked ?? [] };
}

/**
 * Who may be meant by a payer that nobody was found for: by the Chargebee id, by the email, by the email without a plus tag or
 * Gmail's dots, by the company's domain, and by the name of the person or the company. What is read has a bound of some sixty items.
 */
export async function findCandidates(
  table: Table,
  account: Account,
  payer: ChargebeeCustomer,
): Promise<readonly Candidate[]> {
  const { id, email } = payer;
  const [{ candidates, unlinked }, ...found] = await Promise.all([
    ofChargebeeCustomer(table, account, id),
    ofEmail(table, account, email, 'same_email'),
    ofEmail(table, account, email === undefined ? undefined : plainEmail(email), 'similar_email'),
    findAlike(table, account, payer),
  ]);
  return bestOf([...candidates, ...found.flat()]).map((one) =>
    unlinked.includes(one.id) ? { ...one, unlinked: true as const } : one,
  );
}
