import * as z from 'zod/mini';
import {
  customerEventTypes,
  transactionEventTypes,
  type AppliedInvoice,
  type BodyInvoice,
  type ChargebeeCustomer,
  type ChargebeeEvent,
  type ChargebeeTransaction,
  type CustomerEvent,
  type PaymentEvent,
  type TransactionEvent,
  type TransactionState,
} from '../domain/event.ts';
import type { Money } from '../domain/money.ts';
import { shapeOf } from '../shape-of.ts';

const text = z.string().check(z.minLength(1));
const optionalText = z.exactOptional(text);
const integer = z.int().check(z.minimum(0));
const money = shapeOf<Money>()({ amount: integer, currency: text });

const invoices = z.array(shapeOf<AppliedInvoice>()({ id: text, applied: money }));

const bodyInvoice = shapeOf<BodyInvoice>()({
  id: text,
  total: z.exactOptional(integer),
  tax: z.exactOptional(integer),
  couponIds: z.exactOptional(z.array(text)),
});

const head = { id: text, occurredAt: integer, receivedAt: integer };
const transaction = {
  id: text,
  type: text,
  status: text,
  amount: money,
  date: integer,
  resourceVersion: integer,
};
const payer = { id: text, email: optionalText };
const customer = shapeOf<ChargebeeCustomer>()({
  ...payer,
  firstName: optionalText,
  lastName: optionalText,
  company: optionalText,
  resourceVersion: z.exactOptional(integer),
});

/** An event as it stands in a message of the queue. */
export const queuedEvent: z.ZodMiniType<ChargebeeEvent> = z.discriminatedUnion('type', [
  shapeOf<PaymentEvent>()({
    ...head,
    type: z.literal('payment_succeeded'),
    transaction: shapeOf<ChargebeeTransaction>()({ ...transaction, invoices }),
    customer,
    invoice: z.exactOptional(bodyInvoice),
  }),
  shapeOf<TransactionEvent>()({
    ...head,
    type: z.enum(transactionEventTypes),
    transaction: shapeOf<TransactionState>()({
      ...transaction,
      paymentId: optionalText,
      chargeback: z.exactOptional(z.literal(true)),
      invoices: z.exactOptional(invoices),
    }),
    customer: z.exactOptional(shapeOf<Pick<ChargebeeCustomer, 'id' | 'email'>>()(payer)),
  }),
  shapeOf<CustomerEvent>()({ ...head, type: z.enum(customerEventTypes), customer }),
]);
