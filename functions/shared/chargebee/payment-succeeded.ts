import * as z from 'zod/mini';
import type { PaymentEvent } from '../domain/event.ts';
import { bodyInvoice, keepInvoice } from './body-invoice.ts';
import { customerFields, keepCustomer } from './customer.ts';
import { id, name, shown, time, version } from './fields.ts';
import { linkedInvoices } from './linked-invoices.ts';
import { keepInvoices, keepTransaction, transactionFields } from './transaction.ts';

/** An allow-list: what is not named here (cards, addresses, the console user) is dropped, and never an error. */

const transaction = z.object({
  ...transactionFields,
  customer_id: shown(id),
  linked_invoices: linkedInvoices,
});

// Who pays is the id, and the email; nothing else of a customer is worth refusing a payment for.
const customer = z.object({
  ...customerFields,
  first_name: shown(name),
  last_name: shown(name),
  company: shown(name),
  resource_version: shown(version),
});

const content = z.pipe(
  z.object({
    transaction,
    customer: z.nullish(customer),
    invoice: shown(bodyInvoice),
  }),
  z.transform(({ transaction, customer, invoice }, { issues }) => {
    // Without a customer, the transaction still names one: enough for a customer that is known, and for the unmatched
    // inbox; the steps that need an email say that there is none.
    const payer = customer
      ? keepCustomer(customer)
      : transaction.customer_id && { id: transaction.customer_id };
    if (!payer) {
      issues.push({ code: 'custom', path: ['customer'], message: 'is missing', input: customer });
      return z.NEVER;
    }
    return { transaction, customer: payer, invoice: keepInvoice(invoice) };
  }),
);

/** The body of a `payment_succeeded` in API version 2 → the event, but for when it was received. */
export const paymentSucceeded = z.pipe(
  z.object({ id, event_type: z.literal('payment_succeeded'), occurred_at: time, content }),
  z.transform(
    ({ id, event_type: type, occurred_at: occurredAt, content }): Omit<PaymentEvent, 'receivedAt'> => ({
      id,
      type,
      occurredAt,
      transaction: {
        ...keepTransaction(content.transaction, occurredAt),
        invoices: keepInvoices(content.transaction.linked_invoices, content.transaction.currency_code),
      },
      customer: content.customer,
      ...(content.invoice && { invoice: content.invoice }),
    }),
  ),
);
