import type { Payment } from '../../functions/shared/domain/payment/payment.ts';
import type { AccountPlan, Person } from '../world/plan.ts';
import type { AccountItems } from './account-items.ts';

/** What becomes of a person's payments where the order decides nothing. */
interface Expected {
  readonly state: Payment['state'];
  readonly partnerId?: string | undefined;
  readonly leadId?: string | undefined;
  /** Of another Chargebee customer: then no deal may be taken. */
  readonly isAnothers?: true;
}

function expected(
  { settings: { options }, leads: first, lateLeads, deals, customers }: AccountPlan,
  { id, email }: Person,
): Expected {
  const leads = [...first, ...lateLeads.map(({ lead }) => lead)];
  const known = customers.find((one) => one.email === email);
  // The email is another Chargebee customer's: it decides nothing.
  if (known && known.chargebeeCustomerIds.length > 0 && !known.chargebeeCustomerIds.includes(id))
    return { state: options.createTransactions ? 'unmatched' : 'ignored', isAnothers: true };
  const isLinked = known?.chargebeeCustomerIds.includes(id) ?? false;
  const lead =
    options.convertLead && !isLinked
      ? leads.find((one) => one.email === email && one.status !== 'refused')
      : undefined;
  const own = options.associateDeals ? deals.filter(({ contacts }) => contacts[0]?.email === email) : [];
  if (!options.createTransactions) return { state: 'ignored', leadId: lead?.leadId };
  if (!isLinked && !lead && own.length === 0) return { state: 'unmatched' };
  const naming = own.filter((deal) => deal.partnerId !== undefined);
  const byDeal = naming.find(({ status }) => status !== 'lost') ?? naming[0];
  const partnerId = known?.sourcePartnerId ?? lead?.partnerId ?? byDeal?.partnerId;
  return { state: 'recorded', partnerId, leadId: lead?.leadId };
}

/** In a plain account, who is the customer, whose it is, and which lead and deals are its own is known beforehand. */
export function checkPlain(plan: AccountPlan, items: AccountItems): string[] {
  if (!plan.isPlain) return [];
  const people = new Map(plan.payments.map(({ person }) => [person.id, person]));
  return [...people.values()].flatMap((person) => {
    const { state, partnerId, leadId, isAnothers } = expected(plan, person);
    const paid = plan.payments
      .filter((one) => one.person === person)
      .map(({ id }) => items.payments.get(id))
      .filter((item) => item !== undefined)
      .filter(({ state: kept }) => kept !== 'pending');
    if (paid.length === 0) return [];
    const converted = items.leads.filter(
      (lead) => lead['email'] === person.email && lead['status'] === 'converted',
    );
    const isAssociated = plan.settings.options.associateDeals;
    const wrong = items.deals.filter((deal) => {
      const [contact] = deal['contacts'] as { email: string }[];
      return contact?.email === person.email && (deal['customerId'] === undefined) === !isAnothers;
    });
    return [
      ...paid.flatMap((item) =>
        item['state'] === state && (state !== 'recorded' || item['partnerId'] === partnerId)
          ? []
          : [
              `${String(item['pk'])}: ${String(item['state'])} of ${String(item['partnerId'])}, not ${state} of ${String(partnerId)}`,
            ],
      ),
      ...(converted.map((lead) => lead['leadId']).join() === (leadId ?? '')
        ? []
        : [`${person.id}: another lead was converted`]),
      ...(isAssociated && wrong.length > 0
        ? [
            `${person.id}: ${wrong.length} deals are ${isAnothers ? 'of somebody else' : 'without their customer'}`,
          ]
        : []),
    ];
  });
}
