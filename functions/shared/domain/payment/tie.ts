import type { Change } from '../change.ts';
import { maxChargebeeIds } from '../customer/chargebee-ids.ts';
import { becomeCustomer, withCustomer, type CustomerDraft, type Origin } from '../customer/customer-draft.ts';
import type { Customer } from '../customer/customer.ts';
import type { Step } from '../lines/activity.ts';
import type { LinkRefusal, LinkTarget } from './link-target.ts';
import type { PaymentCase } from './payment-case.ts';

/** The customer that a payment is tied to, as that leaves it. */
export interface Tied {
  readonly customer: CustomerDraft;
  readonly changes: readonly Change[];
  readonly steps: readonly Step[];
}

/** Who has an email, of all that may become the customer's. */
export type Owners = ReadonlyMap<string, Customer>;

/** The emails that a lead or a deal has of its own. */
const emailsOf = (target: LinkTarget): readonly string[] => {
  if (target.kind === 'lead') return [target.lead.email];
  return target.kind === 'deal' ? target.deal.emails : [];
};

/**
 * The email of the customer that a lead or a deal becomes: the payer's, or where another has that, one of its own. Where
 * others have those too, whoever has the first of them is the customer: there is one for each email.
 */
function emailOf(target: LinkTarget, payers: string | undefined, owners: Owners): string | undefined {
  const own = emailsOf(target);
  return [...(payers === undefined ? [] : [payers]), ...own].find((one) => !owners.has(one)) ?? own[0];
}

/** Who is there already, and is tied to the payer: what this customer had of limited rules is looked at. */
export function customerToTie(
  target: LinkTarget,
  payers: string | undefined,
  owners: Owners,
): Customer | undefined {
  return target.kind === 'customer' ? target.customer : owners.get(emailOf(target, payers, owners) ?? '');
}

/** The customer that a lead or a deal becomes. */
function become(
  one: PaymentCase,
  origin: Origin,
  target: LinkTarget,
  owners: Owners,
): CustomerDraft | undefined {
  const { email: payers } = one.event.customer;
  const email = emailOf(target, payers, owners);
  return email === undefined
    ? undefined
    : becomeCustomer(one, email, origin, customerToTie(target, payers, owners));
}

const step = (action: Step['action'], code: Step['code'], refs: Step['refs']): Step => ({
  action,
  code,
  ...(refs && { refs }),
});

/** Ties the payer's Chargebee id to whom an admin chose, where nobody carries it. */
export function tie(one: PaymentCase, target: LinkTarget, owners: Owners): Tied | LinkRefusal {
  const { event, now } = one;
  const { id, email: payers } = event.customer;
  const { chargebeeCustomerIds: carried = [] } = customerToTie(target, payers, owners) ?? {};
  if (carried.length >= maxChargebeeIds) return { refused: 'too_many_chargebee_ids' };
  switch (target.kind) {
    case 'unknown':
      return { refused: 'not_found' };
    case 'taken':
      return { refused: 'taken' };
    case 'customer': {
      const before = target.customer;
      const chargebeeCustomerIds = [...before.chargebeeCustomerIds, id];
      const given = { ...before, chargebeeCustomerIds, linkedAt: now };
      return {
        customer: withCustomer({ kind: 'known', customer: before }, given),
        changes: [],
        steps: [],
      };
    }
    case 'lead': {
      const { lead } = target;
      const { leadId, partnerId } = lead;
      const origin = {
        source: { kind: 'lead' as const, id: leadId },
        ...(partnerId !== undefined && { partnerId }),
      };
      const made = become(one, origin, target, owners);
      if (made === undefined) return { refused: 'email_needed' };
      const customer = withCustomer(made, { ...made.customer, ofLead: true });
      const { customerId } = customer.customer;
      return {
        customer,
        changes: [{ kind: 'convert_lead', lead, customerId, at: now }],
        steps: [step('convert_lead', 'lead_converted', { leadId, customerId })],
      };
    }
    case 'deal': {
      const { deal } = target;
      const { dealId, partnerId } = deal;
      const origin = {
        source: { kind: 'deal' as const, id: dealId },
        ...(partnerId !== undefined && { partnerId }),
      };
      const customer = become(one, origin, target, owners);
      if (customer === undefined) return { refused: 'email_needed' };
      const { customerId } = customer.customer;
      return {
        customer,
        changes: [{ kind: 'take_deal', deal, customerId }],
        steps: [step('associate_deals', 'deals_associated', { dealIds: [dealId], customerId })],
      };
    }
    case 'create': {
      const { partnerId, email = event.customer.email } = target;
      if (email === undefined) return { refused: 'email_needed' };
      if (owners.has(email)) return { refused: target.email === undefined ? 'email_needed' : 'email_taken' };
      if (partnerId !== undefined && !one.state.terms.has(partnerId)) return { refused: 'unknown_partner' };
      const origin = { source: { kind: 'manual' as const }, ...(partnerId !== undefined && { partnerId }) };
      const customer = becomeCustomer(one, email, origin, undefined);
      return { customer, changes: [], steps: [] };
    }
  }
}
