import type { Happening } from './happening.ts';
import { newId } from './new-id.ts';
import { refund } from './refund.ts';
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
    case 'refund':
      return refund(happening, now);
    case 'void': {
      const { payment: id, amount, currency } = happening;
      const common = { id, type: 'payment', status: 'voided', customer: 'cb_voided', amount, currency };
      const voided = {
        ...transaction(common, now),
        amount_unused: amount,
        voided_at: Math.floor(now.getTime() / 1000),
        linked_invoices: [],
        linked_refunds: [],
      };
      return { event_type: 'transaction_updated', content: { transaction: voided } };
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
      transaction: {
        ...transaction(common, now),
        amount_unused: 0,
        linked_invoices: [link],
        linked_refunds: [],
      },
      invoice: bill,
      customer: customer(customerId, email, now),
      card: card(customerId),
    },
  };
}
