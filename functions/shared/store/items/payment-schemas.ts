import * as z from 'zod/mini';
import type { BodyInvoice } from '../../domain/event.ts';
import type { RefundPointer } from '../../domain/money-back/ledger-state.ts';
import type { ByHand } from '../../domain/payment/by-hand.ts';
import type {
  Payment,
  PendingPayment,
  RatedAnew,
  Refund,
  Reward,
  RewardStatus,
  UsesOf,
} from '../../domain/payment/payment.ts';
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
  basisPoints: z.exactOptional(integer),
  minimum: z.exactOptional(money),
  use: z.exactOptional(z.enum(['held', 'given_back', 'replaced'])),
  givenBy: optionalText,
  partnerId: optionalText,
});
const ratedAnew = shapeOf<RatedAnew>()({ programId: text, at: integer });
const refund = shapeOf<Refund>()({
  id: text,
  status: text,
  resourceVersion: integer,
  amount: money,
  reversal: z.exactOptional(yes),
  date: z.exactOptional(integer),
  chargeback: z.exactOptional(yes),
});
const bodyInvoice = shapeOf<BodyInvoice>()({
  id: text,
  total: z.exactOptional(integer),
  tax: z.exactOptional(integer),
  couponIds: z.exactOptional(z.array(text)),
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
  refunds: z.exactOptional(z.array(refund)),
  invoices: invoicesSchema,
  invoicesVersion: z.exactOptional(integer),
  invoice: z.exactOptional(bodyInvoice),
  customerId: optionalText,
  partnerId: optionalText,
  otherEmail: z.exactOptional(yes),
  rewards: z.array(reward),
  paidReversals: z.exactOptional(z.array(text)),
  passedOver: z.exactOptional(z.array(text)),
  ratedAnew: z.exactOptional(ratedAnew),
  usesToOffer: z.exactOptional(integer),
  usesOf: z.exactOptional(shapeOf<UsesOf>()({ customerId: text, ruleIds: z.array(text) })),
  entriesToRemove: z.exactOptional(yes),
  chargebeeCustomer: z.exactOptional(chargebeeCustomerSchema),
  dealsRemain: z.exactOptional(yes),
  refundsAppended: z.exactOptional(integer),
  hasWaiting: z.exactOptional(yes),
  waitingRemain: optionalText,
  dismissed: z.exactOptional(yes),
  byHand: z.exactOptional(shapeOf<ByHand>()({ name: text, by: text })),
  line: lineSchema,
});
export const pendingPaymentSchema = itemOf<PendingPayment>()({
  version: integer,
  state: z.literal('pending'),
  chargebeeTransactionId: text,
  hasWaiting: yes,
  forgetAt: z.exactOptional(integer),
});
export const refundPointerSchema = itemOf<RefundPointer>()({
  version: integer,
  refundId: text,
  paymentId: optionalText,
  hasWaiting: z.exactOptional(yes),
});
