import * as z from 'zod/mini';
import { amount, id } from './fields.ts';

/** One payment may pay many invoices, but the queue and the table hold only so much of one. */
export const maxInvoices = 1000;

const isList = (value: unknown): value is unknown[] => Array.isArray(value);

const linkedInvoice = z.object({ invoice_id: id, applied_amount: amount });

/**
 * The invoices that a transaction was applied to. They are only shown, and no money may be refused for them: of the first
 * 1,000 entries those that cannot be used are left out, and what is no list is none.
 */
export const linkedInvoices = z.pipe(
  z.pipe(
    z.pipe(
      z.optional(z.unknown()),
      z.transform((entries) => (isList(entries) ? entries.slice(0, maxInvoices) : [])),
    ),
    z.array(z.catch(z.optional(linkedInvoice), undefined)),
  ),
  z.transform((entries) => entries.filter((entry) => entry !== undefined)),
);
