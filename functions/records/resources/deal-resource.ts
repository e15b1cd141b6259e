import type { DealAnswer, DealPatch, DealQuery, NewDeal } from '../../shared/api/deal-operations.ts';
import type { Deal } from '../../shared/domain/customer/deal.ts';
import { dealLookup } from '../../shared/store/lists/deal-lookup.ts';
import { dealRecords } from '../../shared/store/records/deal-records.ts';
import { referenceGuard } from '../guard.ts';
import { mergePatch } from '../merge-patch.ts';
import type { Resource } from '../resource.ts';
import { presentMoney } from '../../shared/http/present-money.ts';
import { time } from '../../shared/http/time.ts';

/** A contact is known by its email: what is known of it beside what the API takes, stays. */
const contactsOf = ({ contacts }: Pick<DealPatch, 'contacts'>, before: Deal['contacts'] = []) => ({
  contacts: contacts?.map((contact) => {
    const { name, ...known } = before.find(({ email }) => email === contact.email) ?? {};
    return mergePatch(known, contact);
  }),
});

/** Deals. Only a payment puts a customer on one. */
export const dealResource: Resource<Deal, NewDeal, DealPatch, DealQuery> = {
  type: dealRecords,
  create: (body, dealId, { now }) =>
    dealRecords.schema.parse(
      mergePatch({ dealId, version: 1, createdAt: now }, { ...body, ...contactsOf(body) }),
    ),
  change: (before, body) =>
    dealRecords.schema.parse(mergePatch(before, { ...body, ...contactsOf(body, before.contacts) })),
  guards: (account, before, after) =>
    referenceGuard(account, 'partner', 'partnerId', [before?.partnerId, after.partnerId]),
  present: (deal): DealAnswer => ({
    id: deal.dealId,
    name: deal.name,
    partnerId: deal.partnerId ?? null,
    contacts: deal.contacts.map(({ email, name = null }) => ({ email, name })),
    amount: deal.amount ? presentMoney(deal.amount) : null,
    status: deal.status,
    customerId: deal.customerId ?? null,
    createdAt: time(deal.createdAt),
    version: deal.version,
  }),
  lookup: dealLookup,
};
