import type { Customer } from '../../functions/shared/domain/customer.ts';
import type { Deal, FreeDeal } from '../../functions/shared/domain/deal.ts';
import type { Lead, OpenLead } from '../../functions/shared/domain/lead.ts';
import type { ActivityLine } from '../../functions/shared/domain/activity.ts';
import type { AccountItems } from './account-items.ts';

const sorted = (texts: readonly string[]): string => [...texts].sort().join();

function differs(what: string, found: readonly string[], expected: readonly string[]): string[] {
  return sorted(found) === sorted(expected)
    ? []
    : [`${what}: ${sorted(found)} instead of ${sorted(expected)}`];
}

const pointer = ({ customerId, version, email, sourcePartnerId, chargebeeCustomerIds }: Customer): string =>
  JSON.stringify([customerId, version, email, sourcePartnerId ?? null, chargebeeCustomerIds]);

/** One customer per email and per Chargebee id; what stands beside them says the same as the record. */
function checkCustomers({ customers, byEmail, byChargebeeId }: AccountItems): string[] {
  const records = customers as unknown as Customer[];
  return [
    ...differs('customers by email', (byEmail as unknown as Customer[]).map(pointer), records.map(pointer)),
    ...differs(
      'customers by Chargebee id',
      (byChargebeeId as unknown as Customer[]).map(pointer),
      records.flatMap((one) => one.chargebeeCustomerIds.map(() => pointer(one))),
    ),
  ];
}

/** No lead is converted twice or without its customer; the hints beside an email are those of what is open. */
function checkLeadsAndDeals(items: AccountItems): string[] {
  const leads = items.leads as unknown as Lead[];
  const deals = items.deals as unknown as Deal[];
  const customers = new Set(items.customers.map(({ customerId }) => customerId));
  const lines = [...items.payments.values()].flatMap(({ line }) => (line as ActivityLine | undefined) ?? []);
  const told = lines.flatMap(({ steps }) =>
    steps.flatMap(({ code, refs }) => (code === 'lead_converted' ? String(refs?.['leadId']) : [])),
  );
  const converted = leads.filter(({ status }) => status === 'converted');
  const open = leads.filter(({ status }) => status === 'pending' || status === 'accepted');
  const orphans = [...converted, ...deals].filter(
    ({ customerId }) => customerId !== undefined && !customers.has(customerId),
  );
  const hint = (one: Partial<OpenLead & FreeDeal>) => `${one.leadId ?? one.dealId ?? ''} ${one.version ?? 0}`;
  return [
    ...differs(
      'converted leads',
      told,
      converted.map(({ leadId }) => leadId),
    ),
    ...(converted.every(({ customerId }) => customerId) ? [] : ['a lead is converted without a customer']),
    ...orphans.map(({ customerId }) => `a lead or deal points to ${String(customerId)}, which is not there`),
    ...differs('hints', items.hints.map(hint), [
      ...open.map(hint),
      ...deals.flatMap((deal) =>
        deal.customerId === undefined
          ? [...new Set(deal.contacts.map(({ email }) => email))].map(() => hint(deal))
          : [],
      ),
    ]),
  ];
}

export const checkRecords = (items: AccountItems): string[] => [
  ...checkCustomers(items),
  ...checkLeadsAndDeals(items),
];
