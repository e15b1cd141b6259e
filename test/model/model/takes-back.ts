import type { TransactionEvent } from '../../../functions/shared/domain/event.ts';

type Told = Pick<TransactionEvent, 'transaction'> & { readonly type: string };

/** Whether it is about money that goes back under an id of its own: a refund, or a direct debit that bounced. */
export const takesBack = ({ transaction: { type } }: Told): boolean =>
  type === 'refund' || type === 'payment_reversal';

/** Whether it says that money went back, and not only what became of that: of a bounce, whatever is told does. */
export const isReport = (event: Told): boolean =>
  takesBack(event) && (event.type === 'payment_refunded' || event.transaction.type === 'payment_reversal');
