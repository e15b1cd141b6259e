import type { Change } from '../change.ts';
import type { ChargebeeIdentity } from './chargebee-identity.ts';
import type { Customer, CustomerSource } from './customer.ts';
import { idOf } from '../ids.ts';
import type { PaymentCase } from '../payment/payment-case.ts';

/** The customer as this payment leaves it, and how it came to be so. */
export type CustomerDraft = (
  | { readonly kind: 'known' }
  | { readonly kind: 'created' }
  | { readonly kind: 'updated'; readonly before: Customer }
) & {
  readonly customer: Customer;
  /** What is known from now on of the Chargebee id that it is given. */
  readonly identity?: ChargebeeIdentity;
};

/** What brought the customer, and whose it was. */
export interface Origin {
  readonly source: CustomerSource;
  readonly partnerId?: string;
}

/** @param before who has this email, and is given the Chargebee id; where nobody has it, a customer is created */
export function becomeCustomer(
  payment: PaymentCase,
  email: string,
  origin: Origin,
  before: Customer | undefined,
): CustomerDraft {
  const { id } = payment.event.customer;
  if (before === undefined) {
    const customer: Customer = {
      customerId: idOf('customer', payment.ulids()),
      email,
      version: 1,
      ...(origin.partnerId !== undefined && { sourcePartnerId: origin.partnerId }),
      chargebeeCustomerIds: [id],
      linkedAt: payment.now,
      source: origin.source,
      createdAt: payment.now,
    };
    return { kind: 'created', customer };
  }
  const chargebeeCustomerIds = [...before.chargebeeCustomerIds, id];
  return withPartner(
    withCustomer(
      { kind: 'known', customer: before },
      { ...before, chargebeeCustomerIds, linkedAt: payment.now },
    ),
    origin,
  );
}

/** What becomes of the customer is written once, as its next version. */
export function withCustomer(draft: CustomerDraft, customer: Customer): CustomerDraft {
  if (draft.kind !== 'known') return { ...draft, customer };
  const before = draft.customer;
  return { kind: 'updated', before, customer: { ...customer, version: before.version + 1 } };
}

/** Gives a customer without a source partner this one; whoever has one keeps it, and whoever is to have none. */
export function withPartner(draft: CustomerDraft, { source, partnerId }: Origin): CustomerDraft {
  const { sourcePartnerId, noPartner } = draft.customer;
  if (partnerId === undefined || sourcePartnerId !== undefined || noPartner) return draft;
  return withCustomer(draft, { ...draft.customer, sourcePartnerId: partnerId, source });
}

export function customerChanges(draft: CustomerDraft | undefined): Change[] {
  if (draft === undefined || draft.kind === 'known') return [];
  const { customer, identity } = draft;
  const carries =
    identity !== undefined && customer.chargebeeCustomerIds.includes(identity.chargebeeCustomerId);
  const given = carries && { identity };
  return [
    draft.kind === 'created'
      ? { kind: 'create_customer', customer, ...given }
      : { kind: 'update_customer', before: draft.before, after: customer, ...given },
    ...(identity !== undefined && !carries ? [{ kind: 'put_identity' as const, identity }] : []),
  ];
}
