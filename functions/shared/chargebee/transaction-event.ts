import * as z from 'zod/mini';
import { transactionEventTypes, type TransactionEvent, type TransactionState } from '../domain/event.ts';
import { isReversal, takesBack } from '../domain/money-back/takes-back.ts';
import { email, id, reference, shown, time } from './fields.ts';
import { linkedInvoices } from './linked-invoices.ts';
import { keepInvoices, keepTransaction, transactionFields } from './transaction.ts';

/** An allow-list, like that of a payment. */

const transaction = z.object({
  ...transactionFields,
  deleted: z.nullish(z.boolean()),
  refunded_txn_id: reference,
  reference_transaction_id: reference,
  // An open list at Chargebee, of which one word changes how a refund is shown.
  payment_method: z.optional(z.unknown()),
  customer_id: shown(id),
  // Where it says nothing of them, they are what they were.
  linked_invoices: shown(
    z.pipe(z.unknown().check(z.refine((one): boolean => Array.isArray(one))), linkedInvoices),
  ),
});

// Which customer it was is only shown here: the payment or the refund decides by its own id. So what cannot be used of
// the customer is left out; refusing the event for it would lose a refund.
const customer = shown(z.object({ id, email: shown(email) }));

const content = z.object({ transaction, customer });
type RawContent = z.infer<typeof content>;
type RawTransaction = RawContent['transaction'];

/**
 * Chargebee names the payment of an online refund in the one field, that of an offline refund or of a reversal in the
 * other. What names itself names none.
 */
function paymentOf({ id, type, ...raw }: RawTransaction): string | undefined {
  const named = [raw.refunded_txn_id, raw.reference_transaction_id];
  if (isReversal(type)) named.reverse();
  return named.find((one) => one !== undefined && one !== id);
}

/** Payments that failed list invoices too, which they do not pay. */
const invoicesOf = (
  { type, status, linked_invoices, currency_code }: RawTransaction,
  eventType: TransactionEvent['type'],
) =>
  eventType === 'transaction_updated' && type === 'payment' && status === 'success' && linked_invoices
    ? keepInvoices(linked_invoices, currency_code)
    : undefined;

function keepState(
  raw: RawTransaction,
  eventType: TransactionEvent['type'],
  occurredAt: number,
): TransactionState {
  const paymentId = takesBack(raw.type) ? paymentOf(raw) : undefined;
  // The status of a deleted transaction stays what it was.
  const isDeleted = raw.deleted === true || eventType === 'transaction_deleted';
  const state = isDeleted ? { ...raw, status: 'deleted' } : raw;
  const invoices = invoicesOf(state, eventType);
  return {
    ...keepTransaction(state, occurredAt),
    ...(paymentId !== undefined && { paymentId }),
    ...(raw.type === 'refund' && raw.payment_method === 'chargeback' && { chargeback: true }),
    ...(invoices && { invoices }),
  };
}

function keepPayer({ customer, transaction }: RawContent): TransactionEvent['customer'] {
  if (!customer) return transaction.customer_id ? { id: transaction.customer_id } : undefined;
  const { id, email } = customer;
  return { id, ...(email !== undefined && { email }) };
}

/** The body of an event about a transaction's state in API version 2 → the event, but for when it was received. */
export const transactionEvent = z.pipe(
  z.object({ id, event_type: z.enum(transactionEventTypes), occurred_at: time, content }),
  z.transform(
    ({ id, event_type: type, occurred_at: occurredAt, content }): Omit<TransactionEvent, 'receivedAt'> => {
      const customer = keepPayer(content);
      return {
        id,
        type,
        occurredAt,
        transaction: keepState(content.transaction, type, occurredAt),
        ...(customer && { customer }),
      };
    },
  ),
);
