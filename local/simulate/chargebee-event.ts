import { randomBytes } from 'node:crypto';
import type { Happening } from './happening.ts';
import { card, customer, invoice } from './resources.ts';
import { transaction } from './transaction.ts';

/** The body of the webhook call by which Chargebee (API version 2) tells of it, with all that real ones carry. */
export function chargebeeEvent(happening: Happening, now: Date): { id: string; body: string } {
  const id = newId(happening.kind === 'test' ? 'ev_cbdemo_' : 'ev_');
  const event = {
    id,
    occurred_at: Math.floor(now.getTime() / 1000),
    source: 'scheduled_job',
    user: 'console.user@merchant.example', // personal data, which must never get behind the webhook
    object: 'event',
    api_version: 'v2',
    webhook_status: 'not_configured',
    ...what(happening, now),
  };
  return { id, body: JSON.stringify(event) };
}

function what(happening: Happening, now: Date): { event_type: string; content: object } {
  switch (happening.kind) {
    case 'payment':
      return payment(newId('txn_'), happening, now);
    case 'test': {
      const sample = {
        email: 'sample@example.com',
        customer: 'cbdemo_customer',
        amount: 4900,
        currency: 'EUR',
      };
      return payment('cbdemo_txn_sample', sample, now);
    }
    case 'refund': {
      const { payment: refunded, amount, currency } = happening;
      const common = { id: newId('txn_'), type: 'refund', status: 'success', customer: 'cb_refunded' };
      const refund = {
        ...transaction({ ...common, amount, currency }, now),
        refunded_txn_id: refunded,
        reference_transaction_id: refunded,
        linked_credit_notes: [{ cn_id: newId('CN-'), applied_amount: amount }],
      };
      return {
        event_type: 'payment_refunded',
        content: { transaction: refund, customer: customer('cb_refunded', undefined, now) },
      };
    }
    case 'void': {
      const { payment: id, currency } = happening;
      const common = { id, type: 'payment', status: 'voided', customer: 'cb_voided', amount: 0, currency };
      return { event_type: 'transaction_updated', content: { transaction: transaction(common, now) } };
    }
  }
}

function payment(
  id: string,
  { email, customer: customerId, amount, currency }: Omit<Happening & { kind: 'payment' }, 'kind'>,
  now: Date,
): { event_type: string; content: object } {
  const bill = invoice(newId('INV-'), customerId, { amount, currency, transactionId: id }, now);
  const common = { id, type: 'payment', status: 'success', customer: customerId, amount, currency };
  const link = {
    invoice_id: bill.id,
    applied_amount: amount,
    applied_at: bill.date,
    invoice_date: bill.date,
    invoice_total: amount,
    invoice_status: 'paid',
  };
  return {
    event_type: 'payment_succeeded',
    content: {
      transaction: { ...transaction(common, now), linked_invoices: [link] },
      invoice: bill,
      customer: customer(customerId, email, now),
      card: card(customerId),
    },
  };
}

function newId(prefix: string): string {
  return prefix + randomBytes(9).toString('hex');
}
