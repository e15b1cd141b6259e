import { later, laterRefundState } from '../events/later-refund-state.ts';
import { sending } from './sending.ts';

/** A refund is deleted, by an event that may name no payment. */
export const deleteRefund = sending('delete refund', later, (model, state) =>
  laterRefundState(model, state, { type: 'transaction_deleted', status: 'deleted' }),
);
