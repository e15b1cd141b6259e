type Fields = Readonly<Record<string, unknown>>;

/** What differs from the default body, by resource; a field that is `undefined` is left out, a resource that is null too. */
export interface Overrides {
  /** Fields beside `content`: `id`, `occurred_at`, `api_version`, … */
  readonly event?: Fields;
  readonly transaction?: Fields;
  readonly customer?: Fields | null;
  readonly invoice?: Fields | null;
  readonly subscription?: Fields | null;
  readonly card?: Fields | null;
}

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

const transaction = {
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

const customer = {
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

const invoice = {
  id: '1042',
  customer_id: 'AzZlxSTw1kQvG2Ha',
  subscription_id: 'AzZlxSTw1kQvL2Hb',
  recurring: true,
  status: 'paid',
  total: 4900,
  amount_paid: 4900,
  date: 1_795_337_999,
  currency_code: 'EUR',
  object: 'invoice',
  line_items: [{ id: 'li_AzZlxSTw1kQvN2Hd', amount: 4900, description: 'Team plan', object: 'line_item' }],
  billing_address: address,
};

const subscription = {
  id: 'AzZlxSTw1kQvL2Hb',
  customer_id: 'AzZlxSTw1kQvG2Ha',
  status: 'active',
  currency_code: 'EUR',
  object: 'subscription',
  shipping_address: { ...address, object: 'shipping_address' },
};

const card = {
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

const resource = (name: string, fields: Fields, override: Fields | null | undefined): Fields =>
  override === null ? {} : { [name]: { ...fields, ...override } };

/** The body of a `payment_succeeded` as Chargebee posts it: with the card, the addresses and the console user. */
export function paymentSucceeded(overrides: Overrides = {}): Record<string, unknown> {
  return {
    id: 'ev_AzZlxSTw1kQvV2He',
    occurred_at: 1_795_338_001,
    source: 'admin_console',
    user: 'console.user@vendor.example',
    object: 'event',
    api_version: 'v2',
    content: {
      ...resource('transaction', transaction, overrides.transaction),
      ...resource('invoice', invoice, overrides.invoice),
      ...resource('customer', customer, overrides.customer),
      ...resource('subscription', subscription, overrides.subscription),
      ...resource('card', card, overrides.card),
    },
    event_type: 'payment_succeeded',
    webhook_status: 'not_configured',
    ...overrides.event,
  };
}
