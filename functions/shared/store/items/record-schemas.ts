import * as z from 'zod/mini';
import type { FormerCustomer, ToldCustomer } from '../../domain/customer/chargebee-identity.ts';
import type { Customer, CustomerSource, FollowedState } from '../../domain/customer/customer.ts';
import type { Contact, Deal, DealStatus, FreeDeal } from '../../domain/customer/deal.ts';
import type { ChargebeeCustomer } from '../../domain/event.ts';
import type { Lead, LeadStatus, OpenLead } from '../../domain/customer/lead.ts';
import type { Partner, PartnerStatus } from '../../domain/rewards/partner.ts';
import { shapeOf, wordOf } from '../../shape-of.ts';
import { integer, money, optionalText, text, yes } from './item-fields.ts';
import { itemOf } from './item-of.ts';

const source = shapeOf<CustomerSource>()({
  kind: wordOf<'lead' | 'deal' | 'manual'>(),
  id: optionalText,
});

const followedState = shapeOf<FollowedState>()({
  chargebeeCustomerId: text,
  resourceVersion: integer,
  emailTaken: z.exactOptional(yes),
});

export const customerSchema = itemOf<Customer>()({
  customerId: text,
  email: text,
  version: integer,
  sourcePartnerId: optionalText,
  chargebeeCustomerIds: z.array(text),
  linkedAt: z.exactOptional(integer),
  firstName: optionalText,
  lastName: optionalText,
  company: optionalText,
  source,
  noPartner: z.exactOptional(yes),
  followed: z.exactOptional(z.array(followedState)),
  ofLead: z.exactOptional(yes),
  createdAt: integer,
});

export const chargebeeCustomerSchema = shapeOf<ChargebeeCustomer>()({
  id: text,
  email: optionalText,
  firstName: optionalText,
  lastName: optionalText,
  company: optionalText,
  resourceVersion: z.exactOptional(integer),
});

/** All that is known of a Chargebee customer id, in one item. */
interface StoredIdentity {
  /** Who carries it. */
  readonly customer?: Customer;
  readonly version?: number;
  readonly told?: ToldCustomer;
  readonly former?: readonly FormerCustomer[];
  readonly unlinked?: readonly string[];
  readonly dismissed?: true;
}

const told = shapeOf<ToldCustomer>()({
  state: z.exactOptional(chargebeeCustomerSchema),
  deletedAt: z.exactOptional(integer),
  forgetAt: integer,
});
export const identitySchema = itemOf<StoredIdentity>()({
  customer: z.exactOptional(customerSchema),
  version: z.exactOptional(integer),
  told: z.exactOptional(told),
  former: z.exactOptional(z.array(shapeOf<FormerCustomer>()({ customerId: text, until: integer }))),
  unlinked: z.exactOptional(z.array(text)),
  dismissed: z.exactOptional(yes),
});

const openLeadFields = {
  leadId: text,
  version: integer,
  email: text,
  partnerId: optionalText,
  registeredAt: integer,
};
export const openLeadSchema = itemOf<OpenLead>()({ ...openLeadFields, beside: z.exactOptional(yes) });
export const leadSchema = itemOf<Lead>()({
  ...openLeadFields,
  firstName: optionalText,
  lastName: optionalText,
  company: optionalText,
  status: wordOf<LeadStatus>(),
  customerId: optionalText,
  convertedAt: z.exactOptional(integer),
  createdAt: integer,
});

export const freeDealSchema = itemOf<FreeDeal>()({
  dealId: text,
  version: integer,
  partnerId: optionalText,
  isLost: z.exactOptional(yes),
  emails: z.array(text),
  beside: z.exactOptional(yes),
});
export const dealSchema = itemOf<Deal>()({
  dealId: text,
  version: integer,
  name: text,
  status: wordOf<DealStatus>(),
  contacts: z.array(shapeOf<Contact>()({ email: text, name: optionalText })),
  partnerId: optionalText,
  customerId: optionalText,
  amount: z.exactOptional(money),
  createdAt: integer,
});

export const partnerSchema = itemOf<Partner>()({
  partnerId: text,
  version: integer,
  name: text,
  email: text,
  programId: text,
  status: wordOf<PartnerStatus>(),
  createdAt: integer,
});
