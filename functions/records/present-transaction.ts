import type { TransactionAnswer } from '../shared/api/transaction-operations.ts';
import { externalIdOf } from '../shared/domain/payment/by-hand.ts';
import type { Transaction, TransactionKind } from '../shared/domain/payment/transaction.ts';
import { presentMoney } from '../shared/http/present-money.ts';
import { time } from '../shared/http/time.ts';
import { presentStep } from './present-step.ts';

const names: Readonly<Record<string, string>> = {
  payment: 'Payment',
  refund: 'Refund',
  reversal: 'Reversal',
} satisfies Record<TransactionKind, string>;

/** What a transaction is called: what was given back by its payment where that was recorded by hand. */
function nameOf({ kind, chargeback, chargebeeTransactionId, byHand }: Transaction): string {
  const word = chargeback ? 'Chargeback' : (names[kind] ?? kind);
  if (byHand === undefined) return `${word} ${chargebeeTransactionId}`;
  return kind === 'payment' ? byHand.name : `${word} of ${byHand.name}`;
}

/** A transaction as the API answers it. */
export function presentTransaction(transaction: Transaction): TransactionAnswer {
  const { transactionId, kind, customerId, partnerId, amount, occurredAt, reverses, invoices } = transaction;
  const { chargebeeTransactionId, chargebeeInvoiceId, byHand, left, eventId, steps } = transaction;
  return {
    id: transactionId,
    kind,
    name: nameOf(transaction),
    customerId,
    partnerId: partnerId ?? null,
    amount: presentMoney(amount),
    occurredAt: time(occurredAt),
    reverses: reverses ?? null,
    invoices: invoices.map(({ id, applied }) => ({ id, applied: presentMoney(applied) })),
    properties: {
      ...(byHand === undefined && { chargebee_transaction_id: chargebeeTransactionId }),
      ...(chargebeeInvoiceId !== undefined && { chargebee_invoice_id: chargebeeInvoiceId }),
    },
    left: left ? presentMoney(left) : null,
    source: byHand === undefined ? 'chargebee' : 'manual',
    externalId: externalIdOf(chargebeeTransactionId) ?? null,
    eventId: eventId ?? null,
    rewardIds: [...transaction.rewardIds],
    steps: steps?.map(presentStep) ?? null,
  };
}
