import type { TransactionAnswer } from '../shared/api/transaction-operations.ts';
import type { Transaction, TransactionKind } from '../shared/domain/payment/transaction.ts';
import { presentMoney } from '../shared/http/present-money.ts';
import { time } from '../shared/http/time.ts';

const names: Readonly<Record<string, string>> = {
  payment: 'Payment',
  refund: 'Refund',
  reversal: 'Reversal',
} satisfies Record<TransactionKind, string>;

/** A transaction as the API answers it. */
export function presentTransaction(transaction: Transaction): TransactionAnswer {
  const { transactionId, kind, customerId, partnerId, amount, occurredAt, reverses, invoices } = transaction;
  const { chargebeeTransactionId, chargebeeInvoiceId, chargeback } = transaction;
  return {
    id: transactionId,
    kind,
    name: `${chargeback ? 'Chargeback' : (names[kind] ?? kind)} ${chargebeeTransactionId}`,
    customerId,
    partnerId: partnerId ?? null,
    amount: presentMoney(amount),
    occurredAt: time(occurredAt),
    reverses: reverses ?? null,
    invoices: invoices.map(({ id, applied }) => ({ id, applied: presentMoney(applied) })),
    properties: {
      chargebee_transaction_id: chargebeeTransactionId,
      ...(chargebeeInvoiceId !== undefined && { chargebee_invoice_id: chargebeeInvoiceId }),
    },
  };
}
