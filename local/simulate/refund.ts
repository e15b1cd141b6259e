import type { Happening } from './happening.ts';
import { newId } from './new-id.ts';
import { creditNote, customer } from './resources.ts';
import { transaction } from './transaction.ts';

/** Whose payment it was is not known here, and not asked for: a refund belongs to the payment that it names. */
const customerId = 'cb_refunded';

/** What a `payment_refunded` carries: the refund under an id of its own, and the credit note that it pays out. */
export function refund(
  { payment, amount, currency, chargeback }: Omit<Happening & { kind: 'refund' }, 'kind'>,
  now: Date,
): { event_type: string; content: object } {
  const reason = chargeback ? 'chargeback' : 'other';
  const common = { id: newId('txn_'), type: 'refund', status: 'success', customer: customerId };
  const given = transaction({ ...common, amount, currency }, now);
  const note = creditNote(newId('CN-'), customerId, { amount, currency, reason }, now);
  const link = {
    cn_id: note.id,
    applied_amount: amount,
    applied_at: note.date,
    cn_reason_code: reason,
    cn_date: note.date,
    cn_total: amount,
    cn_status: 'refunded',
  };
  return {
    event_type: 'payment_refunded',
    content: {
      transaction: {
        ...given,
        refunded_txn_id: payment,
        linked_credit_notes: [link],
        // There is no event for disputes: the method of payment is all that tells one.
        ...(chargeback && { payment_method: 'chargeback' }),
      },
      credit_note: note,
      customer: customer(customerId, undefined, now),
    },
  };
}
