import * as z from 'zod';
import { actions, outcomes, type ActivityLine, type Step } from '../domain/activity.ts';
import { codes } from '../domain/codes.ts';
import type { Told } from '../domain/change.ts';
import type { Customer, CustomerPointer, CustomerSource } from '../domain/customer.ts';
import { dealStatuses, type Deal, type FreeDeal } from '../domain/deal.ts';
import type { Entry } from '../domain/entry.ts';
import { transactionEventTypes, type AppliedInvoice, type ChargebeeCustomer } from '../domain/event.ts';
import { leadStatuses, type Lead, type OpenLead } from '../domain/lead.ts';
import type { RefundPlace } from '../domain/ledger-state.ts';
import type { Money } from '../domain/money.ts';
import { partnerStatuses, type Partner } from '../domain/partner.ts';
import {
  rewardStatuses,
  type AwaitedPayment,
  type Payment,
  type Refund,
  type Reward,
} from '../domain/payment.ts';
import type { Program, RewardRule, RuleVersion } from '../domain/program.ts';
import type { RuleUses } from '../domain/rule-use.ts';

/** Every item that is read is checked against one of these; keys and index keys fall away. */

const text = z.string();
const optionalText = text.exactOptional();
const integer = z.int();
const yes = z.literal(true);

const money: z.ZodType<Money> = z.object({ amount: integer, currency: text });

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

const count = z.int().positive();
const ruleVersion: z.ZodType<RuleVersion> = z.object({
  name: text,
  reward: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('percentage'), basisPoints: integer }),
    z.object({ kind: z.literal('flat'), amount: money }),
  ]),
  lasts: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('forever') }),
    z.object({ kind: z.literal('payments'), count }),
    z.object({ kind: z.literal('months'), count }),
  ]),
  minimum: money.nullable(),
  holdDays: integer,
  version: integer,
  from: integer.exactOptional(),
  until: integer.exactOptional(),
});
const rule: z.ZodType<RewardRule> = z.object({ ruleId: text, versions: z.array(ruleVersion) });
export const ruleUsesSchema: z.ZodType<RuleUses> = z.object({
  version: integer,
  byRule: z.record(text, z.object({ firstAt: integer, given: z.record(text, integer) })),
});
export const programSchema: z.ZodType<Program> = z.object({
  programId: text,
  version: integer,
  name: text,
  rules: z.array(rule),
  createdAt: integer,
});

const step: z.ZodType<Step> = z.object({
  action: z.enum(actions),
  code: z.enum(codes),
  refs: z.record(text, z.union([text, z.array(text)])).exactOptional(),
  errors: z.array(z.object({ path: text, message: text })).exactOptional(),
});
export const lineSchema: z.ZodType<ActivityLine> = z.object({
  eventId: text,
  eventType: optionalText,
  outcome: z.enum(outcomes),
  occurredAt: integer.exactOptional(),
  receivedAt: integer,
  processedAt: integer,
  chargebeeCustomerId: optionalText,
  chargebeeTransactionId: optionalText,
  email: optionalText,
  amount: money.exactOptional(),
  steps: z.array(step),
});

/** What the line of an event that waits has for certain. */
export const waitingLineSchema = z.object({
  ulid: text,
  eventType: z.enum(transactionEventTypes),
  occurredAt: integer,
  receivedAt: integer,
});

const invoice: z.ZodType<AppliedInvoice> = z.object({ id: text, applied: money });
const reward: z.ZodType<Reward> = z.object({
  ruleId: text,
  ruleVersion: integer,
  amount: money,
  status: z.enum(rewardStatuses),
  payableAt: integer,
  basisPoints: integer.exactOptional(),
  minimum: money.exactOptional(),
});
const refund: z.ZodType<Refund> = z.object({
  id: text,
  status: text,
  resourceVersion: integer,
  amount: money,
});
const chargebeeCustomerSchema: z.ZodType<ChargebeeCustomer> = z.object({
  id: text,
  email: optionalText,
  firstName: optionalText,
  lastName: optionalText,
  company: optionalText,
  resourceVersion: integer.exactOptional(),
});
export const paymentSchema: z.ZodType<Payment> = z.object({
  version: integer,
  ulid: text,
  state: z.enum(['recorded', 'unmatched', 'ignored', 'failed']),
  chargebeeTransactionId: text,
  amount: money,
  date: integer,
  resourceVersion: integer,
  status: optionalText,
  refunds: z.array(refund).exactOptional(),
  invoices: z.array(invoice),
  invoiceId: optionalText,
  customerId: optionalText,
  partnerId: optionalText,
  rewards: z.array(reward),
  reversalStatuses: z.record(text, z.enum(rewardStatuses)).exactOptional(),
  chargebeeCustomer: chargebeeCustomerSchema.exactOptional(),
  dealsRemain: yes.exactOptional(),
  waits: yes.exactOptional(),
  waitingRemain: yes.exactOptional(),
  line: lineSchema,
});
export const awaitedPaymentSchema: z.ZodType<AwaitedPayment> = z.object({
  version: integer,
  state: z.literal('awaited'),
  chargebeeTransactionId: text,
  waits: yes,
  forgetAt: integer.exactOptional(),
});
export const refundPlaceSchema: z.ZodType<RefundPlace> = z.object({
  version: integer,
  refundId: text,
  paymentId: optionalText,
  waits: yes.exactOptional(),
});

export const entrySchema: z.ZodType<Entry> = z.object({
  ulid: text,
  kind: z.enum(['refund', 'reversal']),
  chargeback: yes.exactOptional(),
  chargebeeTransactionId: text,
  customerId: text,
  partnerId: optionalText,
  occurredAt: integer,
  amount: integer,
  rewards: z.array(z.object({ place: integer, amount: integer })),
});
export const toldSchema: z.ZodType<Told> = z.object({
  transaction: z.object({
    id: text,
    type: text,
    status: text,
    amount: money,
    date: integer,
    resourceVersion: integer,
    paymentId: optionalText,
    chargeback: yes.exactOptional(),
  }),
  forgetAt: integer.exactOptional(),
});
