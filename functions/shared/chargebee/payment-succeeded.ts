import * as z from 'zod';
import type {
  AppliedInvoice,
  ChargebeeCustomer,
  ChargebeeTransaction,
  PaymentEvent,
} from '../domain/event.ts';
import { amount, currency, email, id, name, time, word } from './fields.ts';

/** An allow-list: what is not named here (cards, addresses, the console user) is dropped, and never an error. */

/** One payment may pay many invoices, but the queue and the table hold only so much of one. */
const maxInvoices = 1000;

const linkedInvoices = z
  .array(z.unknown())
  .nullish()
  .transform((invoices) => (invoices ?? []).slice(0, maxInvoices))
  .pipe(z.array(z.object({ invoice_id: id, applied_amount: amount })));

const transaction = z.object({
  id,
  customer_id: id.nullish(),
  type: word,
  status: word,
  amount,
  currency_code: currency,
  date: time.nullish(),
  resource_version: z.int().min(0).nullish(),
  linked_invoices: linkedInvoices,
});
type RawTransaction = z.infer<typeof transaction>;

const customer = z.object({ id, email, first_name: name, last_name: name, company: name });
type RawCustomer = z.infer<typeof customer>;

function keepTransaction(raw: RawTransaction, occurredAt: number): ChargebeeTransaction {
  const { id, type, status, currency_code: currency } = raw;
  const invoices = raw.linked_invoices.map(({ invoice_id, applied_amount }): AppliedInvoice => ({
    id: invoice_id,
    applied: { amount: applied_amount, currency },
  }));
  return {
    id,
    type,
    status,
    amount: { amount: raw.amount, currency },
    // Optional in Chargebee's API; when the event occurred is the next best.
    date: raw.date ?? occurredAt,
    resourceVersion: raw.resource_version ?? 0,
    invoices,
  };
}

function keepCustomer({ id, email, first_name, last_name, company }: RawCustomer): ChargebeeCustomer {
  return {
    id,
    ...(email !== undefined && { email }),
    ...(first_name !== undefined && { firstName: first_name }),
    ...(last_name !== undefined && { lastName: last_name }),
    ...(company !== undefined && { company }),
  };
}

const content = z
  .object({
    transaction,
    customer: customer.nullish(),
    invoice: z.object({ id: id.nullish() }).nullish(),
  })
  .transform(({ transaction, customer, invoice }, context) => {
    // Without a customer, the transaction still names one: enough for a customer that is known, and for the unmatched
    // inbox; the steps that need an email say that there is none.
    const payer = customer
      ? keepCustomer(customer)
      : transaction.customer_id && { id: transaction.customer_id };
    if (!payer) {
      context.addIssue({ code: 'custom', path: ['customer'], message: 'is missing' });
      return z.NEVER;
    }
    return { transaction, customer: payer, invoiceId: invoice?.id };
  });

/** The body of a `payment_succeeded` in API version 2 → the event, but for when it was received. */
export const paymentSucceeded = z
  .object({ id, event_type: z.literal('payment_succeeded'), occurred_at: time, content })
  .transform(
    ({ id, event_type: type, occurred_at: occurredAt, content }): Omit<PaymentEvent, 'receivedAt'> => ({
      id,
      type,
      occurredAt,
      transaction: keepTransaction(content.transaction, occurredAt),
      customer: content.customer,
      ...(content.invoiceId && { invoiceId: content.invoiceId }),
    }),
  );
