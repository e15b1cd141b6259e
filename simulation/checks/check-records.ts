import type { Customer } from '../../functions/shared/domain/customer/customer.ts';
import type { Deal, FreeDeal } from '../../functions/shared/domain/customer/deal.ts';
import type { Lead, OpenLead } from '../../functions/shared/domain/customer/lead.ts';
import type { ActivityLine } from '../../functions/shared/domain/lines/activity.ts';
import type { AccountItems } from './account-items.ts';

const sorted = (texts: readonly string[]): string => [...texts].sort().join();

function differs(what: string, found: readonly string[], expected: readonly string[]): string[] {
  return sorted(found) === sorted(expected)
    ? []
    : [`${what}: ${sorted(found)} instead of ${sorted(expected)}`];
}

/** What is kept of the customer itself, whatever stands with it in its item. */
const text = (customer: object): string =>
  JSON.stringify(
    Object.entries(customer)
      .filter(([name]) => !/^(pk|sk|ulid|.*Key)$/.test(name))
      .sort(),
  );

/** One customer per email and per Chargebee id; what stands beside them says the same as the record. */
function checkCustomers({ customers, byEmail, identities }: AccountItems): string[] {
  const records = customers as unknown as Customer[];
  const carried = identities.flatMap(({ pk, customer }) =>
    customer ? `${String(pk).split('#')[2] ?? ''} ${text(customer)}` : [],
  );
  return [
    ...differs('customers by email', byEmail.map(text), records.map(text)),
    ...differs(
      'customers by Chargebee id',
      carried,
      records.flatMap((one) => one.chargebeeCustomerIds.map((id) => `${id} ${text(one)}`)),
    ),
    ...identities.flatMap(({ pk, customer, former, told, expiresAt }) => [
      ...(expiresAt !== undefined && (customer ?? former) ? [`${String(pk)} expires, and has to last`] : []),
      ...(told && customer ? [`${String(pk)} is carried, and something waits to be told of it`] : []),
    ]),
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

/** A document tells of what stands beside it. */
function checkDocuments({ documents, beside }: AccountItems): string[] {
  const byKey = new Map(documents.map((document) => [document['pk'], document]));
  return beside.flatMap(({ pk, leadId }) => {
    const { leadsBeside, dealsBeside } = byKey.get(pk) ?? {};
    const isTold =
      typeof leadId === 'string' ? typeof leadsBeside === 'string' && leadsBeside <= leadId : dealsBeside;
    return isTold ? [] : [`${String(pk)} does not tell what stands beside it`];
  });
}

export const checkRecords = (items: AccountItems): string[] => [
  ...checkDocuments(items),
  ...checkCustomers(items),
  ...checkLeadsAndDeals(items),
];
