import * as z from 'zod';
import type { AppliedInvoice, PaymentEvent } from '../domain/event.ts';
import { customerFields, keepCustomer } from './customer.ts';
import { amount, id, time, version } from './fields.ts';
import { keepTransaction, transactionFields } from './transaction.ts';

/** An allow-list: what is not named here (cards, addresses, the console user) is dropped, and never an error. */

/** One payment may pay many invoices, but the queue and the table hold only so much of one. */
const maxInvoices = 1000;

const linkedInvoices = z
  .array(z.unknown())
  .nullish()
  .transform((invoices) => (invoices ?? []).slice(0, maxInvoices))
  .pipe(z.array(z.object({ invoice_id: id, applied_amount: amount })));

const transaction = transactionFields.extend({ customer_id: id.nullish(), linked_invoices: linkedInvoices });

// Only which of its names is the newest hangs on a customer's version here: it is not worth refusing a payment for.
const customer = customerFields.extend({ resource_version: version.nullish().catch(undefined) });

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

const keepInvoices = (raw: z.infer<typeof transaction>): AppliedInvoice[] =>
  raw.linked_invoices.map(({ invoice_id, applied_amount }) => ({
    id: invoice_id,
    applied: { amount: applied_amount, currency: raw.currency_code },
  }));

/** The body of a `payment_succeeded` in API version 2 → the event, but for when it was received. */
export const paymentSucceeded = z
  .object({ id, event_type: z.literal('payment_succeeded'), occurred_at: time, content })
  .transform(
    ({ id, event_type: type, occurred_at: occurredAt, content }): Omit<PaymentEvent, 'receivedAt'> => ({
      id,
      type,
      occurredAt,
      transaction: {
        ...keepTransaction(content.transaction, occurredAt),
        invoices: keepInvoices(content.transaction),
      },
      customer: content.customer,
      ...(content.invoiceId && { invoiceId: content.invoiceId }),
    }),
  );
