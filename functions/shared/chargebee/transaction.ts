import * as z from 'zod/mini';
import type { AppliedInvoice, TransactionState } from '../domain/event.ts';
import { isDead } from '../domain/money-back/transaction-state.ts';
import { amount, currency, id, time, version, word } from './fields.ts';

/** What is read of every transaction, whatever the event tells of it. */
export const transactionFields = {
  id,
  type: word,
  status: word,
  amount,
  currency_code: currency,
  date: z.nullish(time),
  resource_version: z.nullish(version),
  updated_at: z.catch(z.nullish(time), undefined),
};

/**
 * What orders the states of a transaction that has no version in milliseconds: the second in which it was updated, or the
 * event occurred. A dead state stands at the end of its second, any other at the beginning, so that a void is newer than
 * the payment of the same second. It is worked out from the state alone, so no three of them can go in a circle.
 */
const secondOf = (status: string, second: number): number => (isDead(status) ? second + 999 : second);

/** @param occurredAt of the event, in epoch milliseconds */
export function keepTransaction(
  raw: z.infer<z.ZodMiniObject<typeof transactionFields>>,
  occurredAt: number,
): Omit<TransactionState, 'paymentId' | 'chargeback'> {
  const { id, type, status, currency_code: currency } = raw;
  return {
    id,
    type,
    status,
    amount: { amount: raw.amount, currency },
    // Optional in Chargebee's API; when the event occurred is the next best to order by, too.
    date: raw.date ?? occurredAt,
    resourceVersion: raw.resource_version ?? secondOf(status, raw.updated_at ?? occurredAt),
  };
}

/** @param currency of the payment that was applied to them */
export const keepInvoices = (
  linked: readonly { readonly invoice_id: string; readonly applied_amount: number }[],
  currency: string,
): AppliedInvoice[] =>
  linked.map(({ invoice_id, applied_amount }) => ({
    id: invoice_id,
    applied: { amount: applied_amount, currency },
  }));
