/** Resources as they stand in Chargebee's events, with all that must not be kept of them. */

const address = {
  first_name: 'Ada',
  last_name: 'Byron',
  line1: '12 St James Square',
  city: 'London',
  zip: 'SW1Y 4JH',
  country: 'GB',
  validation_status: 'not_validated',
  object: 'billing_address',
};

/** A payment by card. */
export const transaction = {
  id: 'txn_AzZlxSTw1kQvR2Hc',
  customer_id: 'AzZlxSTw1kQvG2Ha',
  subscription_id: 'AzZlxSTw1kQvL2Hb',
  gateway_account_id: 'gw_AzZlxSTw1kPmA1Gy',
  payment_source_id: 'pm_AzZlxSTw1kQvJ2Hz',
  payment_method: 'card',
  gateway: 'stripe',
  type: 'payment',
  date: 1_795_338_000,
  settled_at: 1_795_338_000,
  exchange_rate: 1,
  amount: 4900,
  amount_unused: 0,
  id_at_gateway: 'ch_3PkKq2Jv9',
  status: 'success',
  updated_at: 1_795_338_001,
  resource_version: 1_795_338_001_417,
  deleted: false,
  object: 'transaction',
  masked_card_number: '************1111',
  currency_code: 'EUR',
  base_currency_code: 'EUR',
  linked_invoices: [
    {
      invoice_id: '1042',
      applied_amount: 4900,
      applied_at: 1_795_338_001,
      invoice_date: 1_795_337_999,
      invoice_total: 4900,
      invoice_status: 'paid',
    },
  ],
  linked_refunds: [],
  payment_method_details:
    '{"card":{"first_name":"Ada","last_name":"Byron","iin":"411111","last4":"1111","brand":"visa","expiry_month":8}}',
};

export const customer = {
  id: 'AzZlxSTw1kQvG2Ha',
  first_name: 'Ada',
  last_name: 'Byron',
  email: 'ada@example.com',
  phone: '+44 20 7946 0958',
  company: 'Analytical Engines Ltd',
  auto_collection: 'on',
  net_term_days: 0,
  created_at: 1_795_251_600,
  updated_at: 1_795_338_001,
  locale: 'en-GB',
  pii_cleared: 'active',
  resource_version: 1_795_338_001_402,
  deleted: false,
  object: 'customer',
  billing_address: address,
  card_status: 'valid',
  primary_payment_source_id: 'pm_AzZlxSTw1kQvJ2Hz',
  payment_method: { type: 'card', gateway: 'stripe', reference_id: 'cus_QbT/pm_1PkK', status: 'valid' },
  meta_data: { campaign: 'autumn' },
  cf_vat_office: 'London North',
};

/**
 * Public bodies hold neither tax nor coupons: these are made by the types of Chargebee's SDK. 4900 with 782 of tax in it, after
 * a coupon of a set, a coupon of one item, and credits, which are no coupon.
 */
export const invoice = {
  id: '1042',
  customer_id: 'AzZlxSTw1kQvG2Ha',
  subscription_id: 'AzZlxSTw1kQvL2Hb',
  recurring: true,
  status: 'paid',
  price_type: 'tax_inclusive',
  total: 4900,
  tax: 782,
  discounts: [
    {
      entity_type: 'item_level_coupon',
      entity_id: 'ADDON10',
      line_item_id: 'li_AzZlxSTw1kQvN2Hd',
      amount: 100,
      description: 'Ada 10',
      object: 'discount',
    },
    {
      entity_type: 'document_level_coupon',
      entity_id: 'PARTNERS',
      coupon_set_code: 'NORTHWIND',
      amount: 500,
      description: 'For Ada Byron',
      object: 'discount',
    },
    { entity_type: 'promotional_credits', amount: 900, description: 'Ada Byron', object: 'discount' },
  ],
  amount_paid: 4900,
  date: 1_795_337_999,
  currency_code: 'EUR',
  object: 'invoice',
  line_items: [{ id: 'li_AzZlxSTw1kQvN2Hd', amount: 4900, description: 'Team plan', object: 'line_item' }],
  billing_address: address,
};

export const subscription = {
  id: 'AzZlxSTw1kQvL2Hb',
  customer_id: 'AzZlxSTw1kQvG2Ha',
  status: 'active',
  currency_code: 'EUR',
  object: 'subscription',
  shipping_address: { ...address, object: 'shipping_address' },
};

export const card = {
  payment_source_id: 'pm_AzZlxSTw1kQvJ2Hz',
  status: 'valid',
  gateway: 'stripe',
  first_name: 'Ada',
  last_name: 'Byron',
  iin: '411111',
  last4: '1111',
  masked_number: '************1111',
  expiry_month: 8,
  expiry_year: 2029,
  billing_addr1: '12 St James Square',
  object: 'card',
  customer_id: 'AzZlxSTw1kQvG2Ha',
};

/** A part of the payment, given back to the card. */
export const refund = {
  id: 'txn_AzZlxSTw6mHnP4Rf',
  customer_id: 'AzZlxSTw1kQvG2Ha',
  subscription_id: 'AzZlxSTw1kQvL2Hb',
  gateway_account_id: 'gw_AzZlxSTw1kPmA1Gy',
  payment_method: 'card',
  gateway: 'stripe',
  type: 'refund',
  date: 1_795_424_400,
  exchange_rate: 1,
  amount: 1500,
  id_at_gateway: 're_3PkKq2Jv9',
  status: 'success',
  updated_at: 1_795_424_401,
  resource_version: 1_795_424_401_120,
  deleted: false,
  object: 'transaction',
  masked_card_number: '************1111',
  refunded_txn_id: 'txn_AzZlxSTw1kQvR2Hc',
  currency_code: 'EUR',
  base_currency_code: 'EUR',
  linked_credit_notes: [
    {
      cn_id: 'CN-77',
      applied_amount: 1500,
      applied_at: 1_795_424_401,
      cn_reason_code: 'product_unsatisfactory',
      cn_date: 1_795_424_400,
      cn_total: 1500,
      cn_status: 'refunded',
      cn_reference_invoice_id: '1042',
    },
  ],
  payment_method_details: transaction.payment_method_details,
};

export const creditNote = {
  id: 'CN-77',
  customer_id: 'AzZlxSTw1kQvG2Ha',
  reference_invoice_id: '1042',
  type: 'refundable',
  reason_code: 'product_unsatisfactory',
  status: 'refunded',
  total: 1500,
  amount_refunded: 1500,
  currency_code: 'EUR',
  object: 'credit_note',
  line_items: [{ id: 'li_AzZlxSTw6mHnT4Rg', amount: 1500, description: 'Team plan', object: 'line_item' }],
  customer_notes: 'Agreed with Ada Byron on the phone',
  billing_address: address,
};
