import type { PaymentEvent } from '../../../functions/shared/domain/event.ts';
import { carrierOf, leave, takeOver, see, toldOf } from './identity.ts';
import type { CustomerInModel, Model } from './model.ts';
import { namesOf } from './names-of.ts';

/** Makes the customer of this email the one with this Chargebee id. */
function become(
  model: Model,
  payer: PaymentEvent['customer'],
  source: CustomerInModel['source'],
): CustomerInModel {
  const { id, email = '' } = payer;
  let customer = model.customers.find((one) => one.email === email);
  if (customer === undefined) {
    customer = { email, source, chargebeeIds: [], names: {}, followed: new Map(), rewarded: new Map() };
    model.customers.push(customer);
  }
  customer.chargebeeIds = [...customer.chargebeeIds, id];
  return customer;
}

/** Whoever is made the customer follows the payment's state, and what was told before it came. */
export function start(model: Model, customer: CustomerInModel, event: PaymentEvent): void {
  const { customer: payer, occurredAt } = event;
  const { id, resourceVersion = -1 } = payer;
  takeOver(model, customer, payer, { ...customer.names, ...namesOf(payer) });
  const { state, deletedAt = -Infinity } = toldOf(model, id, event) ?? {};
  if (state !== undefined && (state.resourceVersion ?? Infinity) > resourceVersion) {
    takeOver(model, customer, state);
  }
  model.told.delete(id);
  if (occurredAt <= deletedAt) leave(model, customer, id, deletedAt);
  else model.dismissed.delete(id);
}

/** Only a customer without a source partner gets one. */
function bring(customer: CustomerInModel, source: CustomerInModel['source'], partner?: number): void {
  if (customer.partner === undefined && !customer.isNobodys && partner !== undefined)
    Object.assign(customer, { partner, source });
}

/** By lead and deals, where somebody else's email does not forbid it. */
function byEmail(model: Model, payer: PaymentEvent['customer'], known: CustomerInModel | undefined) {
  const { options, customers, leads, deals } = model;
  const { id, email } = payer;
  if (email === undefined) return known;
  const owner = customers.find((customer) => customer.email === email);
  const { chargebeeIds = [] } = owner ?? {};
  if (chargebeeIds.length > 0 && !chargebeeIds.includes(id) && owner !== known) return known;

  let who = known;
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
    // Those that are not lost come first, each the oldest first.
    const [first, last] = [free.filter(({ isLost }) => !isLost), free.filter(({ isLost }) => isLost)];
    bring(who, 'deal', [...first, ...last].find(({ partner }) => partner !== undefined)?.partner);
  }
  return who;
}

/** Who the customer of a payment is after the options that are on; undefined where nobody carries the id. */
export function whoPays(model: Model, event: PaymentEvent): CustomerInModel | undefined {
  const { customer: payer, occurredAt } = event;
  const former = model.former.get(payer.id)?.find(({ until }) => occurredAt <= until)?.customer;
  const known = former ?? carrierOf(model, payer.id);
  const who = byEmail(model, payer, known);
  if (who === undefined || who === former || !Object.values(model.options).includes(true)) return who;
  if (known === undefined) start(model, who, event);
  else see(model, who, payer);
  return who;
}
