import * as z from 'zod';
import type { AppliedInvoice, ChargebeeCustomer } from '../domain/event.ts';
import type { RefundPlace } from '../domain/ledger-state.ts';
import {
  rewardStatuses,
  type AwaitedPayment,
  type Payment,
  type Refund,
  type Reward,
} from '../domain/payment.ts';
import { integer, money, optionalText, text, yes } from './item-fields.ts';
import { lineSchema } from './line-schemas.ts';

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
  paidReversals: z.array(text).exactOptional(),
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
