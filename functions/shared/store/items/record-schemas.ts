import * as z from 'zod';
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
  emailTaken: yes.exactOptional(),
});

export const customerSchema = itemOf<Customer>()({
  customerId: text,
  email: text,
  version: integer,
  sourcePartnerId: optionalText,
  chargebeeCustomerIds: z.array(text),
  linkedAt: integer.exactOptional(),
  firstName: optionalText,
  lastName: optionalText,
  company: optionalText,
  source,
  followed: z.array(followedState).exactOptional(),
  createdAt: integer,
});

export const chargebeeCustomerSchema = shapeOf<ChargebeeCustomer>()({
  id: text,
  email: optionalText,
  firstName: optionalText,
  lastName: optionalText,
  company: optionalText,
  resourceVersion: integer.exactOptional(),
});

/** All that is known of a Chargebee customer id, in one item. */
interface StoredIdentity {
  /** Who carries it. */
  readonly customer?: Customer;
  readonly version?: number;
  readonly told?: ToldCustomer;
  readonly former?: readonly FormerCustomer[];
}

const told = shapeOf<ToldCustomer>()({
  state: chargebeeCustomerSchema.exactOptional(),
  deletedAt: integer.exactOptional(),
  forgetAt: integer,
});
export const identitySchema = itemOf<StoredIdentity>()({
  customer: customerSchema.exactOptional(),
  version: integer.exactOptional(),
  told: told.exactOptional(),
  former: z.array(shapeOf<FormerCustomer>()({ customerId: text, until: integer })).exactOptional(),
});

const openLeadFields = {
  leadId: text,
  version: integer,
  email: text,
  partnerId: optionalText,
  registeredAt: integer,
};
export const openLeadSchema = itemOf<OpenLead>()(openLeadFields);
export const leadSchema = itemOf<Lead>()({
  ...openLeadFields,
  firstName: optionalText,
  lastName: optionalText,
  company: optionalText,
  status: wordOf<LeadStatus>(),
  customerId: optionalText,
  convertedAt: integer.exactOptional(),
  createdAt: integer,
});

export const freeDealSchema = itemOf<FreeDeal>()({
  dealId: text,
  version: integer,
  partnerId: optionalText,
  isLost: yes.exactOptional(),
  emails: z.array(text),
});
export const dealSchema = itemOf<Deal>()({
  dealId: text,
  version: integer,
  name: text,
  status: wordOf<DealStatus>(),
  contacts: z.array(shapeOf<Contact>()({ email: text, name: optionalText })),
  partnerId: optionalText,
  customerId: optionalText,
  amount: money.exactOptional(),
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
