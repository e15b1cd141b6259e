/** A Chargebee transaction by card, as it stands in an event. */
export function transaction(
  given: { id: string; type: string; status: string; customer: string; amount: number; currency: string },
  now: Date,
): Record<string, unknown> {
  const seconds = Math.floor(now.getTime() / 1000);
  return {
    id: given.id,
    object: 'transaction',
    type: given.type,
    status: given.status,
    customer_id: given.customer,
    gateway: 'chargebee',
    gateway_account_id: 'gw_demo',
    id_at_gateway: `cb_${given.id}`,
    payment_source_id: 'pm_demo',
    payment_method: 'card',
    payment_method_details: JSON.stringify({
      card: { first_name: 'Sample', last_name: 'Holder', brand: 'visa', last4: '4242', expiry_year: 2031 },
    }),
    masked_card_number: '************4242',
    amount: given.amount,
    currency_code: given.currency,
    base_currency_code: 'EUR',
    exchange_rate: 1,
    date: seconds,
    updated_at: seconds,
    resource_version: now.getTime(),
    deleted: false,
  };
}
