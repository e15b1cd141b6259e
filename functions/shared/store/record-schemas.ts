import * as z from 'zod';
import type { Customer, CustomerPointer, CustomerSource } from '../domain/customer.ts';
import { dealStatuses, type Deal, type FreeDeal } from '../domain/deal.ts';
import { leadStatuses, type Lead, type OpenLead } from '../domain/lead.ts';
import { partnerStatuses, type Partner } from '../domain/partner.ts';
import { integer, money, optionalText, text } from './item-fields.ts';

const customerPointerFields = {
  customerId: text,
  email: text,
  version: integer,
  sourcePartnerId: optionalText,
  chargebeeCustomerIds: z.array(text),
};
export const customerPointerSchema: z.ZodType<CustomerPointer> = z.object(customerPointerFields);

const sourceSchema: z.ZodType<CustomerSource> = z.object({
  kind: z.enum(['lead', 'deal', 'manual']),
  id: optionalText,
});

export const customerSchema: z.ZodType<Customer> = z.object({
  ...customerPointerFields,
  firstName: optionalText,
  lastName: optionalText,
  company: optionalText,
  source: sourceSchema,
  followed: z.array(z.object({ chargebeeCustomerId: text, resourceVersion: integer })).exactOptional(),
  createdAt: integer,
});

const openLeadFields = { leadId: text, version: integer, email: text, partnerId: optionalText };
export const openLeadSchema: z.ZodType<OpenLead> = z.object(openLeadFields);
export const leadSchema: z.ZodType<Lead> = z.object({
  ...openLeadFields,
  firstName: optionalText,
  lastName: optionalText,
  company: optionalText,
  status: z.enum(leadStatuses),
  customerId: optionalText,
  convertedAt: integer.exactOptional(),
  createdAt: integer,
});

export const freeDealSchema: z.ZodType<FreeDeal> = z.object({
  dealId: text,
  version: integer,
  partnerId: optionalText,
  emails: z.array(text),
});
export const dealSchema: z.ZodType<Deal> = z.object({
  dealId: text,
  version: integer,
  name: text,
  status: z.enum(dealStatuses),
  contacts: z.array(z.object({ email: text, name: optionalText })),
  partnerId: optionalText,
  customerId: optionalText,
  amount: money.exactOptional(),
  createdAt: integer,
});

export const partnerSchema: z.ZodType<Partner> = z.object({
  partnerId: text,
  version: integer,
  name: text,
  email: text,
  programId: text,
  status: z.enum(partnerStatuses),
  createdAt: integer,
});
