import * as z from 'zod';
import type { Customer, CustomerPointer, CustomerSource, FollowedState } from '../domain/customer.ts';
import { dealStatuses, type Contact, type Deal, type FreeDeal } from '../domain/deal.ts';
import { leadStatuses, type Lead, type OpenLead } from '../domain/lead.ts';
import { partnerStatuses, type Partner } from '../domain/partner.ts';
import { shapeOf } from '../shape-of.ts';
import { integer, money, optionalText, text } from './item-fields.ts';
import { itemOf } from './item-of.ts';

const customerPointerFields = {
  customerId: text,
  email: text,
  version: integer,
  sourcePartnerId: optionalText,
  chargebeeCustomerIds: z.array(text),
};
export const customerPointerSchema = itemOf<CustomerPointer>()(customerPointerFields);

const source = shapeOf<CustomerSource>()({
  kind: z.enum(['lead', 'deal', 'manual']),
  id: optionalText,
});

const followedState = shapeOf<FollowedState>()({ chargebeeCustomerId: text, resourceVersion: integer });

export const customerSchema = itemOf<Customer>()({
  ...customerPointerFields,
  firstName: optionalText,
  lastName: optionalText,
  company: optionalText,
  source,
  followed: z.array(followedState).exactOptional(),
  createdAt: integer,
});

const openLeadFields = { leadId: text, version: integer, email: text, partnerId: optionalText };
export const openLeadSchema = itemOf<OpenLead>()(openLeadFields);
export const leadSchema = itemOf<Lead>()({
  ...openLeadFields,
  firstName: optionalText,
  lastName: optionalText,
  company: optionalText,
  status: z.enum(leadStatuses),
  customerId: optionalText,
  convertedAt: integer.exactOptional(),
  createdAt: integer,
});

export const freeDealSchema = itemOf<FreeDeal>()({
  dealId: text,
  version: integer,
  partnerId: optionalText,
  emails: z.array(text),
});
export const dealSchema = itemOf<Deal>()({
  dealId: text,
  version: integer,
  name: text,
  status: z.enum(dealStatuses),
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
  status: z.enum(partnerStatuses),
  createdAt: integer,
});
