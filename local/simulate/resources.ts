const address = {
  line1: '1 Sample Street',
  city: 'Vienna',
  zip: '1010',
  country: 'AT',
  object: 'billing_address',
};

/** A Chargebee customer, named after the first part of its email, if it has one. */
export function customer(id: string, email: string | undefined, now: Date): Record<string, unknown> {
  const [name = ''] = (email ?? 'nobody').split('@');
  return {
    id,
    object: 'customer',
    first_name: name.charAt(0).toUpperCase() + name.slice(1),
    last_name: 'Sample',
    company: 'Sample Company',
    ...(email !== undefined && { email }),
    phone: '+43 1 0000000',
    billing_address: { first_name: 'Sample', last_name: 'Holder', ...address },
    payment_method: { type: 'card', gateway: 'chargebee', status: 'valid', reference_id: `tok_${id}` },
    primary_payment_source_id: 'pm_demo',
    preferred_currency_code: 'EUR',
    auto_collection: 'on',
    resource_version: now.getTime(),
    deleted: false,
    cf_sales_region: 'DACH',
  };
}

/** The card on file of a customer: it comes with every payment, and must not be kept. */
export function card(customerId: string): Record<string, unknown> {
  return {
    object: 'card',
    customer_id: customerId,
    payment_source_id: 'pm_demo',
    status: 'valid',
    gateway: 'chargebee',
    first_name: 'Sample',
    last_name: 'Holder',
    iin: '424242',
    last4: '4242',
    masked_number: '************4242',
    card_type: 'visa',
    expiry_month: 12,
    expiry_year: 2031,
    billing_addr1: address.line1,
    billing_city: address.city,
    billing_zip: address.zip,
  };
}

/** An invoice that one transaction has paid. */
export function invoice(
  id: string,
  customerId: string,
  paid: { amount: number; currency: string; transactionId: string },
  now: Date,
): { id: string; date: number; [field: string]: unknown } {
  const date = Math.floor(now.getTime() / 1000);
  return {
    id,
    object: 'invoice',
    customer_id: customerId,
    status: 'paid',
    currency_code: paid.currency,
    date,
    total: paid.amount,
    amount_paid: paid.amount,
    amount_due: 0,
    linked_payments: [{ txn_id: paid.transactionId, applied_amount: paid.amount, applied_at: date }],
    billing_address: { first_name: 'Sample', last_name: 'Holder', ...address },
  };
}

/** The credit note that one refund has paid out. */
export function creditNote(
  id: string,
  customerId: string,
  given: { amount: number; currency: string; reason: string },
  now: Date,
): { id: string; date: number; [field: string]: unknown } {
  const date = Math.floor(now.getTime() / 1000);
  return {
    id,
    object: 'credit_note',
    customer_id: customerId,
    type: 'refundable',
    reason_code: given.reason,
    status: 'refunded',
    currency_code: given.currency,
    date,
    total: given.amount,
    amount_refunded: given.amount,
    amount_available: 0,
    billing_address: { first_name: 'Sample', last_name: 'Holder', ...address },
  };
}
