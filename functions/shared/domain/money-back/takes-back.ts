import type { StateEvent } from '../event.ts';

type Told = Pick<StateEvent, 'type'> & { readonly transaction: Pick<StateEvent['transaction'], 'type'> };

/** A direct debit that bounced after it was collected: it takes its payment back, under an id of its own. */
export const isReversal = (type: string): boolean => type === 'payment_reversal';

/** Whether a transaction of this type takes a payment back, in part or in full: a refund or a reversal. */
export const takesBack = (type: string): boolean => type === 'refund' || isReversal(type);

/**
 * Whether an event says that money went back, and not only what became of that. A refund is reported by one type of event;
 * which ones tell of a reversal is not documented, so each of them reports it.
 */
export const isReport = ({ type, transaction }: Told): boolean =>
  isReversal(transaction.type) || (type === 'payment_refunded' && takesBack(transaction.type));
