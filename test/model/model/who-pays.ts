import type { PaymentEvent } from '../../../functions/shared/domain/event.ts';
import type { CustomerInModel, Model } from './model.ts';
import { namesOf } from './names-of.ts';

/** Makes the customer of this email the one with this Chargebee id. */
function become(
  { customers }: Model,
  payer: PaymentEvent['customer'],
  source: CustomerInModel['source'],
): CustomerInModel {
  const { id, email = '', resourceVersion } = payer;
  const known = customers.find((customer) => customer.email === email);
  const followed = new Map(resourceVersion === undefined ? [] : [[id, resourceVersion]]);
  if (known !== undefined) {
    for (const [followedId, version] of followed) known.followed.set(followedId, version);
    known.chargebeeIds = [...known.chargebeeIds, id];
    return known;
  }
  const names = namesOf(payer);
  const made: CustomerInModel = { email, source, chargebeeIds: [id], names, followed, rewarded: new Map() };
  customers.push(made);
  return made;
}

/** Only a customer without a source partner gets one. */
function bring(customer: CustomerInModel, source: CustomerInModel['source'], partner?: number): void {
  if (customer.partner === undefined && partner !== undefined) Object.assign(customer, { partner, source });
}

/** Who the customer of a payment is after the options that are on; undefined where nobody carries the id. */
export function whoPays(model: Model, { customer: payer }: PaymentEvent): CustomerInModel | undefined {
  const { options, customers, leads, deals } = model;
  const { id, email } = payer;
  let who = customers.find(({ chargebeeIds }) => chargebeeIds.includes(id));
  if (email === undefined) return who;
  const { chargebeeIds = [] } = customers.find((customer) => customer.email === email) ?? {};
  if (chargebeeIds.length > 0 && !chargebeeIds.includes(id)) return who;

  const lead = leads.find((one) => one.email === email && !one.isRefused && one.customer === undefined);
  if (options.convertLead && who === undefined && lead !== undefined) {
    who = become(model, payer, 'lead');
    lead.customer = who;
    bring(who, 'lead', lead.partner);
  }
  const free = deals.filter((deal) => deal.emails.includes(email) && deal.customer === undefined);
  if (options.associateDeals && free.length > 0) {
    who ??= become(model, payer, 'deal');
    for (const deal of free) deal.customer = who;
    bring(who, 'deal', free.find(({ partner }) => partner !== undefined)?.partner);
  }
  return who;
}
