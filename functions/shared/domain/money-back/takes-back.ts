import type { StateEvent } from '../event.ts';

type Tells = Pick<StateEvent, 'type'> & { readonly transaction: Pick<StateEvent['transaction'], 'type'> };

/**
 * What an event tells by its type, beside the state of its transaction: nothing more (`state`), that money went back
 * (`report`), or that somebody tried to pay in vain (`attempt`), which ends no payment.
 */
export const meanings: Readonly<Record<StateEvent['type'], 'state' | 'report' | 'attempt'>> = {
  payment_succeeded: 'state',
  payment_refunded: 'report',
  payment_failed: 'attempt',
  transaction_created: 'state',
  transaction_updated: 'state',
  transaction_deleted: 'state',
};

/** A direct debit that bounced after it was collected: it takes its payment back, under an id of its own. */
export const isReversal = (type: string): boolean => type === 'payment_reversal';

/** Whether a transaction of this type takes a payment back, in part or in full: a refund or a reversal. */
export const takesBack = (type: string): boolean => type === 'refund' || isReversal(type);

/**
 * Whether an event says that money went back, and not only what became of that. A refund is reported by one type of event;
 * which ones tell of a reversal is not documented, so each of them reports it.
 */
export const isReport = ({ type, transaction }: Tells): boolean =>
  isReversal(transaction.type) || (meanings[type] === 'report' && takesBack(transaction.type));
