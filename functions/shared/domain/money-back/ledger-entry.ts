import type { LaterWord } from '../later-word.ts';
import type { Difference } from './ledger.ts';

/**
 * What was appended to a payment: a transaction, and a reward for each rule that it changes. Never edited.
 * - `refund`: money that a refund gave back
 * - `reversal`: a direct debit bounced, or the payment died or lives again, or what took it back did
 * - `judgement`: the payment was judged again; rewards alone, no money moved
 */
export interface LedgerEntry extends Difference {
  readonly customerId: string;
  readonly partnerId?: string;
  /** Makes the ids of its transaction and its rewards. */
  readonly ulid: string;
  readonly kind: 'refund' | 'reversal' | 'judgement' | LaterWord;
  readonly chargeback?: true;
  /** The payment or refund that the event was about. */
  readonly chargebeeTransactionId: string;
  /** Epoch milliseconds. */
  readonly occurredAt: number;
}
