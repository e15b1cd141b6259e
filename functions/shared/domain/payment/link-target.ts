import type { Customer } from '../customer/customer.ts';
import type { FreeDeal } from '../customer/deal.ts';
import type { OpenLead } from '../customer/lead.ts';

/** Whom an admin ties a payment's Chargebee customer to. */
export type LinkTo =
  | { readonly kind: 'customer' | 'lead' | 'deal'; readonly id: string }
  | { readonly kind: 'create'; readonly partnerId?: string; readonly email?: string };

/** The same, as it was read. A lead or a deal that is somebody's already is `taken`. */
export type LinkTarget =
  | { readonly kind: 'customer'; readonly customer: Customer }
  | { readonly kind: 'lead'; readonly lead: OpenLead }
  | { readonly kind: 'deal'; readonly deal: FreeDeal }
  | Extract<LinkTo, { readonly kind: 'create' }>
  | { readonly kind: 'unknown' | 'taken' };

/** The payment is not in the inbox, or whom it is to be tied to is not there. */
export interface NotThere {
  readonly refused: 'not_found';
}

/** Why a payment cannot be tied to it; nothing is written then. */
export type LinkRefusal =
  | NotThere
  | { readonly refused: 'taken' | 'email_needed' | 'email_taken' | 'unknown_partner' }
  | { readonly refused: 'too_many_chargebee_ids' }
  | { readonly refused: 'already_recorded'; readonly transactionId: string; readonly customerId: string }
  | { readonly refused: 'linked_to_other_customer'; readonly customerId: string };

/** The partner that it brings along; a customer has its own. */
export function partnerOf(target: LinkTarget): string | undefined {
  switch (target.kind) {
    case 'lead':
      return target.lead.partnerId;
    case 'deal':
      return target.deal.partnerId;
    case 'create':
      return target.partnerId;
    case 'customer':
    case 'unknown':
    case 'taken':
      return undefined;
  }
}
