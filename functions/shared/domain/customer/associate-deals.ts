import type { ActionResult } from '../action-result.ts';
import type { Step } from '../lines/activity.ts';
import type { Change } from '../change.ts';
import type { Code } from '../lines/codes.ts';
import { becomeCustomer, withPartner, type CustomerDraft, type Origin } from './customer-draft.ts';
import { namingDeal, type FreeDeal } from './deal.ts';
import { isLinkedToAnother, type PaymentCase } from '../payment/payment-case.ts';
import { isDecided } from '../payment/payment.ts';
import { maxAppended } from '../money-back/append-entries.ts';
import { itemsToSettle } from '../money-back/settle.ts';

/** One atomic write holds 100 items; the payment, the lead and the customer with what stands beside them take up to 9. */
export const itemsForDeals = 91;

/** Ids that a step names at most: the item that holds the step has an end, and the deals of an email have none. */
const maxNamed = 1_000;
export const named = (ids: readonly string[]): readonly string[] => ids.slice(0, maxNamed);

/**
 * The first of the deals, as many as fit: each costs its record, and an item for each of its emails; but for the payer's
 * own where that is the document of the email, which all share.
 */
function dealsThatFit(deals: readonly FreeDeal[], items: number): readonly FreeDeal[] {
  let spent = 0;
  const end = deals.findIndex(({ emails, beside }) => (spent += emails.length + (beside ? 1 : 0)) > items);
  return end === -1 ? deals : deals.slice(0, end);
}

/** The deal that names a partner says where a customer without one came from. */
function originOf(deals: readonly FreeDeal[]): Origin {
  const decisive = namingDeal(deals) ?? deals[0];
  return {
    source: { kind: 'deal', ...(decisive && { id: decisive.dealId }) },
    ...(decisive?.partnerId !== undefined && { partnerId: decisive.partnerId }),
  };
}

/**
 * Puts the customer on the first deals that fit into one write; the rest is left for `takeRemainingDeals`.
 * @param others items of that write beside 9: those of further Chargebee ids, of events that waited, and of refunds
 */
export function takeDeals(
  deals: readonly FreeDeal[],
  customerId: string,
  others: number,
): { changes: Change[]; dealIds: string[]; dealsRemain: boolean } {
  const taken = dealsThatFit(deals, itemsForDeals - others);
  return {
    changes: taken.map((deal) => ({ kind: 'take_deal', deal, customerId })),
    dealIds: taken.map(({ dealId }) => dealId),
    dealsRemain: taken.length < deals.length,
  };
}

/** A payment that is recorded late is recorded with what was taken back meanwhile. */
const entriesToAppend = ({ state: { payment } }: PaymentCase): number =>
  isDecided(payment) ? Math.min(payment.refunds?.length ?? 0, maxAppended) + 1 : 0;

const step = (code: Code, refs?: Step['refs']): Step => ({
  action: 'associate_deals',
  code,
  ...(refs && { refs }),
});

/** Associate customer on deal: every deal without a customer that has a contact of the payer's email. */
export function associateDeals(
  payment: PaymentCase,
  known: CustomerDraft | undefined,
): ActionResult & { readonly dealsRemain: boolean } {
  const stop = (code: Code) => ({ customer: known, changes: [], steps: [step(code)], dealsRemain: false });
  const { deals, customerByEmail } = payment.state;
  const { email } = payment.event.customer;
  if (email === undefined) return stop('no_email');
  if (isLinkedToAnother(payment)) return stop('email_linked_to_other_chargebee_customer');
  if (deals.length === 0) return stop('no_matching_deal');

  const origin = originOf(deals);
  const customer =
    known === undefined
      ? becomeCustomer(payment, email, origin, customerByEmail)
      : withPartner(known, origin);
  const { customerId, chargebeeCustomerIds } = customer.customer;
  const others =
    chargebeeCustomerIds.length + itemsToSettle * payment.state.waiting.length + entriesToAppend(payment);
  const { changes, dealIds, dealsRemain } = takeDeals(deals, customerId, others);
  const steps = [step('deals_associated', { dealIds, customerId })];
  if (known === undefined) {
    steps.push(
      step(customer.kind === 'created' ? 'customer_created' : 'customer_taken_by_email', { customerId }),
    );
  }
  const partnerIds = [...new Set(deals.map(({ partnerId }) => partnerId).filter((id) => id !== undefined))];
  const { sourcePartnerId, noPartner } = known?.customer ?? customerByEmail ?? {};
  if (sourcePartnerId === undefined && !noPartner && partnerIds.length > 1)
    steps.push(step('several_partners', { partnerIds: named(partnerIds) }));
  return { customer, changes, steps, dealsRemain };
}
