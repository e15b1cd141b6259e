import type { Customer } from '../../domain/customer/customer.ts';
import type { FreeDeal } from '../../domain/customer/deal.ts';
import { isOpenLead } from '../../domain/customer/lead.ts';
import type { ChargebeeCustomer } from '../../domain/event.ts';
import type { LinkTarget, LinkTo } from '../../domain/payment/link-target.ts';
import type { PaymentState } from '../../domain/payment/payment-state.ts';
import type { Owners } from '../../domain/payment/tie.ts';
import type { Account } from '../account.ts';
import type { EmailDocument } from '../items/email-document.ts';
import { customerSchema, dealSchema, leadSchema } from '../items/record-schemas.ts';
import { keysOf } from '../keys.ts';
import type { Table } from '../table.ts';
import { loadEmailDocument } from './load-email-document.ts';
import { readIdentity } from './read-identity.ts';
import { readItem } from './read-item.ts';

/** Whom a payment may be tied to, and who has the emails that may become the customer's. */
export interface Link extends Pick<PaymentState, 'identity' | 'linked' | 'customerByEmail' | 'toldOwner'> {
  readonly target: LinkTarget;
  readonly owners: Owners;
}

type Target = LinkTarget & { readonly emails: readonly string[] };

/** Where a lead or a deal stands: in the documents of its emails, or beside all of them. */
const beside = (isIn: boolean) => !isIn && { beside: true as const };

async function readTarget(table: Table, account: Account, to: LinkTo): Promise<Target> {
  const keys = keysOf(account);
  switch (to.kind) {
    case 'customer': {
      const customer = await readItem(table, keys.record('customer', to.id), customerSchema);
      return customer === undefined
        ? { kind: 'unknown', emails: [] }
        : { kind: 'customer', customer, emails: [] };
    }
    case 'lead': {
      const lead = await readItem(table, keys.record('lead', to.id), leadSchema);
      if (lead === undefined) return { kind: 'unknown', emails: [] };
      if (!isOpenLead(lead)) return { kind: 'taken', emails: [] };
      const { leadId, version, email, partnerId, registeredAt } = lead;
      const open = { leadId, version, email, ...(partnerId !== undefined && { partnerId }), registeredAt };
      return { kind: 'lead', lead: open, emails: [email] };
    }
    case 'deal': {
      const deal = await readItem(table, keys.record('deal', to.id), dealSchema);
      if (deal === undefined) return { kind: 'unknown', emails: [] };
      if (deal.customerId !== undefined) return { kind: 'taken', emails: [] };
      const { dealId, version, partnerId, contacts } = deal;
      const emails = [...new Set(contacts.map(({ email }) => email))];
      const free: FreeDeal = { dealId, version, ...(partnerId !== undefined && { partnerId }), emails };
      return { kind: 'deal', deal: free, emails };
    }
    case 'create':
      return { ...to, emails: to.email === undefined ? [] : [to.email] };
  }
}

/** The target, with where its lead or its deal stands. */
function placed({ emails, ...target }: Target, documents: readonly EmailDocument[]): LinkTarget {
  if (target.kind === 'lead') {
    const { lead } = target;
    const isIn = documents.some(({ leads }) => leads.some(({ leadId }) => leadId === lead.leadId));
    return { ...target, lead: { ...lead, ...beside(isIn) } };
  }
  if (target.kind === 'deal') {
    const { deal } = target;
    const isIn = documents.some(({ deals }) => deals.some(({ dealId }) => dealId === deal.dealId));
    return { ...target, deal: { ...deal, ...beside(isIn) } };
  }
  return target;
}

/** What is looked at to tie a payer to whom an admin chose: strongly consistent reads, but not of one moment. */
export async function loadLink(
  table: Table,
  account: Account,
  { id, email }: ChargebeeCustomer,
  to: LinkTo,
): Promise<Link> {
  const target = await readTarget(table, account, to);
  const payers = email === undefined ? [] : [email];
  const { customer: carrier, identity } = await readIdentity(table, account, id);
  const told = identity?.told?.state?.email;
  const asked = new Set([...payers, ...target.emails, ...(told === undefined ? [] : [told])]);
  const documents = await Promise.all([...asked].map((one) => loadEmailDocument(table, account, one)));
  const owners = new Map<string, Customer>();
  for (const { email: one, customer } of documents) if (customer) owners.set(one, customer);
  // The documents are younger: whoever carries the id there was given it after nobody was seen to carry it.
  const linked = carrier ?? [...owners.values()].find((one) => one.chargebeeCustomerIds.includes(id));
  const [customerByEmail, toldOwner] = [owners.get(email ?? ''), owners.get(told ?? '')];
  return {
    target: placed(target, documents),
    owners,
    ...(identity && { identity }),
    ...(linked && { linked }),
    ...(customerByEmail && { customerByEmail }),
    ...(toldOwner && { toldOwner }),
  };
}
