import { describe, expect, it } from '@jest/globals';
import { chargebeeEvent, type Overrides } from '../../../support/chargebee-event.ts';
import { eventOf, wrongAt as wrongIn } from './read-body.ts';

function read(overrides: Overrides) {
  const event = eventOf('payment_succeeded', overrides);
  if (event.type !== 'payment_succeeded') throw new Error(event.type);
  return event;
}

const wrongAt = (overrides: Overrides): string[] => wrongIn('payment_succeeded', overrides);

describe('a payment', () => {
  it('needs neither invoice, subscription, card, linked invoices, date nor resource version', () => {
    const bare = {
      linked_invoices: undefined,
      date: undefined,
      resource_version: undefined,
      updated_at: undefined,
    };
    const event = read({ transaction: bare, invoice: null, subscription: null, card: null });
    const { occurredAt: date } = event;
    expect(event.transaction).toMatchObject({ invoices: [], resourceVersion: date, date });
    expect(event).not.toHaveProperty('invoice');
  });

  it('may be an advance that pays no invoice, and may pay several', () => {
    expect(read({ transaction: { linked_invoices: [] }, invoice: null }).transaction.invoices).toEqual([]);
    const linked_invoices = [
      { invoice_id: '1', applied_amount: 4000 },
      { invoice_id: 'INV 2', applied_amount: 900 },
    ];
    expect(read({ transaction: { linked_invoices, currency_code: 'JPY' } }).transaction.invoices).toEqual([
      { id: '1', applied: { amount: 4000, currency: 'JPY' } },
      { id: 'INV 2', applied: { amount: 900, currency: 'JPY' } },
    ]);
  });

  it('keeps the first 1,000 of its invoices', () => {
    const linked_invoices = Array.from({ length: 1_200 }, (_, i) => ({
      invoice_id: `i${i}`,
      applied_amount: 1,
    }));
    expect(read({ transaction: { linked_invoices } }).transaction.invoices).toHaveLength(1_000);
  });

  const good = { invoice_id: 'i', applied_amount: 900 };
  it.each<unknown>([
    null,
    7,
    'i',
    [],
    {},
    { ...good, applied_amount: null },
    { ...good, applied_amount: undefined },
    { ...good, applied_amount: '900' },
    { ...good, applied_amount: -1 },
    { ...good, applied_amount: 0.5 },
    { ...good, applied_amount: 2 ** 53 },
    { ...good, invoice_id: undefined },
    { ...good, invoice_id: 7 },
    { ...good, invoice_id: '' },
    { ...good, invoice_id: 'i'.repeat(101) },
    { ...good, invoice_id: 'i\u0000' },
  ])('is taken without the linked invoice %j: invoices are only shown', (bad) => {
    const { invoices } = read({ transaction: { linked_invoices: [bad, good, bad] } }).transaction;
    expect(invoices).toEqual([{ id: 'i', applied: { amount: 900, currency: 'EUR' } }]);
  });

  it.each([{}, 'i', 7, true])('is taken without linked invoices where these are %j', (linked_invoices) => {
    expect(read({ transaction: { linked_invoices } }).transaction.invoices).toEqual([]);
  });

  it.each([7, '', 'i'.repeat(101), 'i\u0000', [], {}])('is taken without the invoice id %j', (id) => {
    expect(read({ invoice: { id } })).not.toHaveProperty('invoice');
  });

  it.each([[], 'invoice', 7])('is taken without an invoice that is %j', (invoice) => {
    const content = { ...Object(chargebeeEvent('payment_succeeded')['content']), invoice } as unknown;
    expect(read({ event: { content } })).not.toHaveProperty('invoice');
  });

  const couponed = (discounts: unknown) => read({ invoice: { discounts } }).invoice?.couponIds;
  const coupon = (entity_id: unknown, amount?: unknown, coupon_set_code?: unknown) => ({
    entity_type: 'document_level_coupon',
    entity_id,
    amount,
    coupon_set_code,
  });

  it('keeps the total and the tax of the invoice in its body, and its coupons: the largest discount first', () => {
    const couponIds = ['PARTNERS', 'NORTHWIND', 'ADDON10'];
    expect(read({}).invoice).toEqual({ id: '1042', total: 4900, tax: 782, couponIds });
    const discounts = [coupon('a', 100), coupon('b', 150), coupon('a', 60), coupon('c')];
    expect(couponed(discounts)).toEqual(['a', 'b', 'c']);
    // A set that is called as its coupon is one id, and its discount counts once.
    expect(couponed([coupon('a', 100, 'a'), coupon('b', 150)])).toEqual(['b', 'a']);
  });

  it.each([undefined, null, '782', -1, 0.5, 2 ** 53])(
    'is taken without tax or total where it is %j',
    (bad) => {
      expect(read({ invoice: { tax: bad, discounts: [] } }).invoice).toEqual({ id: '1042', total: 4900 });
      expect(read({ invoice: { total: bad, discounts: [] } }).invoice).toEqual({ id: '1042', tax: 782 });
    },
  );

  it.each<unknown>([
    null,
    7,
    'PARTNERS',
    {},
    { ...coupon('a'), entity_type: 'prorated_credits' },
    { ...coupon('a'), entity_type: 'document_level_discount' },
    coupon(undefined),
    coupon(''),
    coupon(7),
    coupon('i'.repeat(101)),
    coupon('i\u0000'),
  ])('is taken without the discount %j', (bad) => {
    expect(couponed([bad, coupon('good', 1), bad])).toEqual(['good']);
    expect(couponed(bad)).toBeUndefined();
  });

  it('looks at the first 100 discounts, and keeps 20 coupons at most', () => {
    const many = Array.from({ length: 120 }, (_, n) => coupon(`c${n}`, n));
    expect(couponed(many)).toEqual(Array.from({ length: 20 }, (_, n) => `c${99 - n}`));
  });

  it('keeps types and statuses that are not acted on: the rules decide about them', () => {
    const event = read({ transaction: { type: 'payment_reversal', status: 'some_new_status' } });
    expect(event.transaction).toMatchObject({ type: 'payment_reversal', status: 'some_new_status' });
  });

  it('takes ids with spaces, and the largest amount there is', () => {
    const event = read({ customer: { id: 'tax customer test' }, transaction: { amount: 2 ** 53 - 1 } });
    expect(event.customer.id).toBe('tax customer test');
    expect(event.transaction.amount.amount).toBe(9_007_199_254_740_991);
  });
});

describe('a customer', () => {
  it('is the one of the customer resource, also where the transaction names another', () => {
    expect(read({ customer: { id: 'a' }, transaction: { customer_id: 'b' } }).customer.id).toBe('a');
  });

  it('is known by the id in the transaction alone where the resource is missing', () => {
    expect(read({ customer: null, transaction: { customer_id: 'cb 1' } }).customer).toEqual({ id: 'cb 1' });
    expect(wrongAt({ customer: null, transaction: { customer_id: undefined } })).toEqual([
      'content.customer',
    ]);
  });

  it('has its email normalized, and its names trimmed and cut', () => {
    const names = { first_name: '  Ada\n', last_name: 'B'.repeat(300), company: `${'x'.repeat(249)}😀` };
    const customer = { id: 'c', email: '  ADA+x@Example.COM ', ...names, resource_version: undefined };
    expect(read({ customer }).customer).toEqual({
      id: 'c',
      email: 'ada+x@example.com',
      firstName: 'Ada',
      lastName: 'B'.repeat(250),
      company: 'x'.repeat(249),
    });
  });

  it.each([undefined, null, '', '  '])('may have %j for email and names, which is none', (nothing) => {
    const names = { first_name: nothing, last_name: nothing, company: nothing };
    const customer = { id: 'c', email: nothing, ...names, resource_version: nothing };
    expect(read({ customer }).customer).toEqual({ id: 'c' });
  });

  it('has no email where that is longer than 254 characters: no reason to refuse a payment', () => {
    const ofLength = (length: number) => ({ id: 'c', email: `${'x'.repeat(length - 4)}@b.c` });
    expect(read({ customer: ofLength(254) }).customer.email).toHaveLength(254);
    expect(read({ customer: ofLength(255) }).customer).not.toHaveProperty('email');
  });

  it.each(['first_name', 'last_name', 'company'])(
    'has no %s where that is no text: it is only shown',
    (field) => {
      for (const odd of [7, [], {}, true]) {
        const customer = { id: 'c', email: null, first_name: null, last_name: null, company: null };
        const only = { ...customer, resource_version: null, [field]: odd };
        expect(read({ customer: only }).customer).toEqual({ id: 'c' });
      }
    },
  );

  it('is the one of the customer resource, whatever the transaction has for its id', () => {
    for (const customer_id of [7, [], 'x'.repeat(101)])
      expect(read({ customer: { id: 'a' }, transaction: { customer_id } }).customer.id).toBe('a');
  });

  it('keeps its resource version', () => {
    expect(read({ customer: { resource_version: 0 } }).customer.resourceVersion).toBe(0);
  });

  it.each([-1, 1.5, '1795338001402', [], {}])(
    'may have the resource version %j, which is none: no reason to refuse a payment',
    (resource_version) => {
      expect(read({ customer: { resource_version } }).customer).not.toHaveProperty('resourceVersion');
    },
  );
});

it.each<[path: string, Overrides]>([
  ['id', { event: { id: '' } }],
  ['id', { event: { id: undefined } }],
  ['occurred_at', { event: { occurred_at: '1795338001' } }],
  ['occurred_at', { event: { occurred_at: 1_795_338_001_000 } }],
  ['content', { event: { content: [] } }],
  ['content.transaction', { event: { content: { customer: { id: 'c' } } } }],
  ['content.transaction.id', { transaction: { id: 'x'.repeat(101) } }],
  ['content.transaction.id', { transaction: { id: 'txn_\u0000' } }],
  ['content.transaction.id', { transaction: { id: 'txn_\ud83d' } }],
  ['content.transaction.type', { transaction: { type: undefined } }],
  ['content.transaction.status', { transaction: { status: '4111 1111 1111 1111' } }],
  ['content.transaction.amount', { transaction: { amount: -1 } }],
  ['content.transaction.amount', { transaction: { amount: 49.5 } }],
  ['content.transaction.amount', { transaction: { amount: '4900' } }],
  ['content.transaction.amount', { transaction: { amount: 2 ** 53 } }],
  ['content.transaction.currency_code', { transaction: { currency_code: 'eur' } }],
  ['content.transaction.currency_code', { transaction: { currency_code: 'XXX' } }],
  ['content.transaction.date', { transaction: { date: 253_402_300_800 } }],
  ['content.transaction.resource_version', { transaction: { resource_version: -1 } }],
  ['content.customer.id', { customer: { id: undefined } }],
  ['content.customer.email', { customer: { email: 'a\u0000@example.com' } }],
])('is refused with the path %s in the body', (path, overrides) => {
  expect(wrongAt(overrides)).toEqual([path]);
});
