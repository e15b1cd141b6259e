import fc from 'fast-check';
import { later, laterRefundState } from '../events/later-refund-state.ts';
import { sending } from './sending.ts';

const status = fc.constantFrom('voided', 'voided', 'failure', 'success', 'success', 'in_progress', 'timeout');

/** A refund is voided or fails, goes through after all, or is only worked at. */
export const changeRefund = sending('change refund', fc.tuple(later, status), (model, [state, status]) =>
  laterRefundState(model, state, { type: 'transaction_updated', status }),
);
