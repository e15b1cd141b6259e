import type { ChargebeeIdentity } from '../customer/chargebee-identity.ts';
import type { Customer } from '../customer/customer.ts';
import { namingDeal, type FreeDeal } from '../customer/deal.ts';
import type { OpenLead } from '../customer/lead.ts';
import type { PartnerTerms } from '../rewards/partner.ts';
import type { KnownPayment } from './payment.ts';
import { isLimited, type RuleUses } from '../rewards/rule-use.ts';
import type { WaitingPage } from '../money-back/waiting-event.ts';

/** All that is looked at to decide about one payment, with the first of what waits for it or for one of its refunds. */
export interface PaymentState extends WaitingPage {
  /** What is known of this very payment; absent where it was never seen. */
  readonly payment?: KnownPayment;
  /** What is known of the Chargebee customer id, beside who carries it; absent where nothing is. */
  readonly identity?: ChargebeeIdentity;
  /** The customer that carries the Chargebee customer id, or carried it when the payment occurred. */
  readonly linked?: Customer;
  /** The id was deleted since the payment occurred. */
  readonly isFormer?: true;
  readonly customerByEmail?: Customer;
  /** Whoever has the email that was told before anybody carried the id. */
  readonly toldOwner?: Customer;
  /** The oldest with this email; none where it is not looked for, since a customer carries the id. */
  readonly leads: readonly OpenLead[];
  /** With a contact of this email, oldest first. */
  readonly deals: readonly FreeDeal[];
  /** Of every partner that may turn out to be the source partner. */
  readonly terms: ReadonlyMap<string, PartnerTerms>;
  /** What the customer had of the limited rules; absent where it had nothing, or no rule is limited. */
  readonly uses?: RuleUses;
}

export const nothingKnown: PaymentState = { waiting: [], leads: [], deals: [], terms: new Map() };

/** Whom the reward may go to, as far as it can be told before deciding: what `terms` has to cover. */
export function partnerCandidates(
  state: Pick<PaymentState, 'linked' | 'customerByEmail' | 'leads' | 'deals'>,
): string[] {
  const candidates = [
    state.linked?.sourcePartnerId,
    state.customerByEmail?.sourcePartnerId,
    state.leads[0]?.partnerId,
    namingDeal(state.deals)?.partnerId,
  ];
  return [...new Set(candidates.filter((id) => id !== undefined))];
}

/** The customer whose use of limited rules has to be known to decide; undefined where none is limited, or nobody is known. */
export function limitedCustomer({
  linked,
  customerByEmail,
  terms,
}: Pick<PaymentState, 'linked' | 'customerByEmail' | 'terms'>): string | undefined {
  const limited = [...terms.values()].some(({ rules }) =>
    rules.some(({ versions }) => versions.some(isLimited)),
  );
  return limited ? (linked ?? customerByEmail)?.customerId : undefined;
}
