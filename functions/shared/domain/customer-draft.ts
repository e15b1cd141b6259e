import type { Change } from './change.ts';
import type { Customer, CustomerPointer, CustomerSource } from './customer.ts';
import { idOf } from './ids.ts';
import type { PaymentCase } from './payment-case.ts';

/** The customer as this payment leaves it, and how it came to be so. */
export type CustomerDraft =
  | { readonly kind: 'known'; readonly customer: CustomerPointer }
  | { readonly kind: 'created'; readonly customer: Customer }
  | {
      readonly kind: 'updated';
      readonly customer: CustomerPointer;
      readonly before: CustomerPointer;
      readonly source?: CustomerSource;
      readonly followed?: Customer['followed'];
    };

/** What brought the customer, and whose it was. */
export interface Origin {
  readonly source: CustomerSource;
  readonly partnerId?: string;
}

/** The customer with this email is given the Chargebee id; where there is none, one is created. */
export function becomeCustomer(payment: PaymentCase, email: string, origin: Origin): CustomerDraft {
  const { id, firstName, lastName, company, resourceVersion } = payment.event.customer;
  // Whoever is given an id had none, and followed nobody.
  const followed = resourceVersion !== undefined && {
    followed: [{ chargebeeCustomerId: id, resourceVersion }],
  };
  const before = payment.state.customerByEmail;
  if (before === undefined) {
    const customer: Customer = {
      customerId: idOf('customer', payment.ulids()),
      email,
      version: 1,
      ...(origin.partnerId !== undefined && { sourcePartnerId: origin.partnerId }),
      chargebeeCustomerIds: [id],
      ...(firstName !== undefined && { firstName }),
      ...(lastName !== undefined && { lastName }),
      ...(company !== undefined && { company }),
      source: origin.source,
      ...followed,
      createdAt: payment.now,
    };
    return { kind: 'created', customer };
  }
  const chargebeeCustomerIds = [...before.chargebeeCustomerIds, id];
  const customer = { ...before, version: before.version + 1, chargebeeCustomerIds };
  return withPartner({ kind: 'updated', before, customer, ...followed }, origin);
}

/** Gives a customer without a source partner this one; whoever has one keeps it. */
export function withPartner(draft: CustomerDraft, { source, partnerId }: Origin): CustomerDraft {
  if (partnerId === undefined || draft.customer.sourcePartnerId !== undefined) return draft;
  switch (draft.kind) {
    case 'created':
      return { ...draft, customer: { ...draft.customer, sourcePartnerId: partnerId, source } };
    case 'updated':
      return { ...draft, customer: { ...draft.customer, sourcePartnerId: partnerId }, source };
    case 'known': {
      const before = draft.customer;
      const customer = { ...before, version: before.version + 1, sourcePartnerId: partnerId };
      return { kind: 'updated', before, customer, source };
    }
  }
}

export function customerChanges(draft: CustomerDraft | undefined): Change[] {
  switch (draft?.kind) {
    case 'created':
      return [{ kind: 'create_customer', customer: draft.customer }];
    case 'updated': {
      const { before, customer: after, source, followed } = draft;
      const details = { ...(source && { source }), ...(followed && { followed }) };
      return [{ kind: 'update_customer', before, after, details }];
    }
    case 'known':
    case undefined:
      return [];
  }
}
