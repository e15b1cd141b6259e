import * as z from 'zod';
import type { RefundPlace } from '../../domain/money-back/ledger-state.ts';
import type { AwaitedPayment, Payment, Refund, Reward, RewardStatus } from '../../domain/payment/payment.ts';
import { shapeOf, wordOf } from '../../shape-of.ts';
import { integer, money, optionalText, text, yes } from './item-fields.ts';
import { itemOf } from './item-of.ts';
import { invoicesSchema, lineSchema } from './line-schemas.ts';
import { chargebeeCustomerSchema } from './record-schemas.ts';

const reward = shapeOf<Reward>()({
  ruleId: text,
  ruleVersion: integer,
  amount: money,
  status: wordOf<RewardStatus>(),
  payableAt: integer,
  basisPoints: integer.exactOptional(),
  minimum: money.exactOptional(),
  use: z.enum(['held', 'given_back']).exactOptional(),
  givenBy: optionalText,
});
const refund = shapeOf<Refund>()({
  id: text,
  status: text,
  resourceVersion: integer,
  amount: money,
  reversal: yes.exactOptional(),
  date: integer.exactOptional(),
  chargeback: yes.exactOptional(),
});
export const paymentSchema = itemOf<Payment>()({
  version: integer,
  ulid: text,
  // Closed: what is right for a payment in another state, only the release knows that has it.
  state: z.enum(['recorded', 'unmatched', 'ignored', 'failed']),
  chargebeeTransactionId: text,
  amount: money,
  date: integer,
  resourceVersion: integer,
  status: optionalText,
  refunds: z.array(refund).exactOptional(),
  invoices: invoicesSchema,
  invoicesVersion: integer.exactOptional(),
  invoiceId: optionalText,
  customerId: optionalText,
  partnerId: optionalText,
  otherEmail: yes.exactOptional(),
  rewards: z.array(reward),
  paidReversals: z.array(text).exactOptional(),
  passedOver: z.array(text).exactOptional(),
  usesToOffer: integer.exactOptional(),
  chargebeeCustomer: chargebeeCustomerSchema.exactOptional(),
  dealsRemain: yes.exactOptional(),
  waits: yes.exactOptional(),
  waitingRemain: optionalText,
  line: lineSchema,
});
export const awaitedPaymentSchema = itemOf<AwaitedPayment>()({
  version: integer,
  state: z.literal('awaited'),
  chargebeeTransactionId: text,
  waits: yes,
  forgetAt: integer.exactOptional(),
});
export const refundPlaceSchema = itemOf<RefundPlace>()({
  version: integer,
  refundId: text,
  paymentId: optionalText,
  waits: yes.exactOptional(),
});
