import type { TransactionEvent, TransactionState } from '../../../functions/shared/domain/event.ts';
import type { Model } from '../model/model.ts';
import { newHead } from './new-head.ts';
import { versionAfter } from './version-after.ts';

interface RefundState {
  readonly type: TransactionEvent['type'];
  /** Of the transaction; a refund unless said otherwise. */
  readonly of?: 'refund' | 'payment_reversal';
  readonly id: string;
  readonly status: string;
  readonly paymentId: string | undefined;
  readonly amount: number;
  /** That of its payment, as far as it is known, unless said otherwise. */
  readonly currency?: string | undefined;
  readonly isChargeback?: boolean;
  readonly date: number;
  readonly newer: number;
}

/** An event that tells a state of a refund, or of a direct debit that bounced. */
export function refundState(model: Model, state: RefundState): TransactionEvent {
  const { type, of = 'refund', id, status, paymentId, amount, isChargeback, date, newer } = state;
  const { paid } = model.payments.get(model.paymentOf.get(id) ?? paymentId ?? '') ?? {};
  const currency = state.currency ?? paid?.transaction.amount.currency ?? 'EUR';
  const resourceVersion = versionAfter(model, id, newer);
  const told = { id, type: of, status, amount: { amount, currency }, date, resourceVersion };
  const transaction: TransactionState = {
    ...told,
    ...(paymentId !== undefined && { paymentId }),
    ...(isChargeback && { chargeback: true }),
  };
  return { ...newHead(model), type, transaction };
}
