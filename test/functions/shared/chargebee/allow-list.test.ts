import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { paymentSucceeded } from '../../../support/chargebee-event.ts';
import { fakeWebhook } from '../../../support/fake-webhook.ts';

/** The fields of a body that are acted on; everything else must be able to be anything. */
const kept = new Set([
  'id',
  'occurred_at',
  'event_type',
  'api_version',
  'content',
  'content.transaction',
  ...['id', 'type', 'status', 'amount', 'currency_code', 'date', 'resource_version', 'customer_id'].map(
    (field) => `content.transaction.${field}`,
  ),
  'content.transaction.linked_invoices',
  'content.transaction.linked_invoices.0',
  'content.transaction.linked_invoices.0.invoice_id',
  'content.transaction.linked_invoices.0.applied_amount',
  'content.customer',
  ...['id', 'email', 'first_name', 'last_name', 'company'].map((field) => `content.customer.${field}`),
  'content.invoice',
  'content.invoice.id',
]);

/** The digit that makes a card number of these digits. */
function checkDigit(digits: readonly number[]): number {
  const sum = digits.toReversed().reduce((total, digit, i) => {
    const doubled = digit * (i % 2 === 0 ? 2 : 1);
    return total + (doubled > 9 ? doubled - 9 : doubled);
  }, 0);
  return (10 - (sum % 10)) % 10;
}

const cardNumber = fc
  .array(fc.nat(9), { minLength: 14, maxLength: 14 })
  .map((digits) => [4, ...digits])
  .map((digits) => [...digits, checkDigit(digits)].join(''));
const address = fc.integer({ min: 1000, max: 9999 }).map((number) => `${number} Planted Street`);
const email = fc.integer({ min: 1000, max: 9999 }).map((number) => `planted.${number}@console.example`);
const secret = fc.oneof(cardNumber, address, email);

/** A secret as a value, in a list, in an object, in a JSON string, as a name. */
const hide = (secret: string) =>
  fc.constantFrom<unknown>(
    secret,
    [secret],
    { number: secret, billing_address: { line1: secret } },
    JSON.stringify({ card: { number: secret } }),
    { [secret]: true },
  );

/** The body with `hidden` in place of everything that is not kept, and beside everything that is. */
function plant(value: unknown, hidden: unknown, at = ''): unknown {
  if (at !== '' && !kept.has(at)) return hidden;
  if (Array.isArray(value)) return value.map((inner, i) => plant(inner, hidden, `${at}.${i}`));
  if (typeof value !== 'object' || value === null) return value;
  const inside = Object.entries(value).map(([key, inner]) => [
    key,
    plant(inner, hidden, at === '' ? key : `${at}.${key}`),
  ]);
  const beside = [
    'card',
    'payment_method_details',
    'billing_address',
    'user',
    'cf_note',
    '__proto__',
    'lastName',
  ];
  return Object.fromEntries([...beside.map((key) => [key, hidden]), ...inside]) as unknown;
}

const planted = secret.chain((secret) => hide(secret).map((hidden) => ({ secret, hidden })));

it('lets no card number, address or user that stands in any other field into a message or the log', async () => {
  await fc.assert(
    fc.asyncProperty(planted, async ({ secret, hidden }) => {
      const webhook = fakeWebhook();
      await webhook.post({ body: paymentSucceeded() });
      const answer = await webhook.post({ body: plant(paymentSucceeded(), hidden) });
      expect(answer.status).toBe(200);
      expect(webhook.sent).toHaveLength(2);
      expect(webhook.sent[1]).toBe(webhook.sent[0]);
      expect(JSON.stringify(webhook.logged)).not.toContain(secret);
    }),
    { numRuns: 300 },
  );
});

it('says of a refused body where it is wrong, and never what stood there', async () => {
  const wrong = fc.constantFrom(...[...kept].filter((path) => path.split('.').length === 3));
  await fc.assert(
    fc.asyncProperty(planted, wrong, async ({ secret, hidden }, path) => {
      const webhook = fakeWebhook();
      const [, resource = '', field = ''] = path.split('.');
      const body = paymentSucceeded({ [resource]: { [field]: [secret] }, card: { number: secret } });
      await webhook.post({ body: plant(body, hidden) });
      expect(webhook.sent).toHaveLength(1);
      expect(JSON.stringify([webhook.sent, webhook.logged])).not.toContain(secret);
      expect(webhook.messages()).toMatchObject([{ rejected: { code: 'invalid_event' } }]);
    }),
    { numRuns: 300 },
  );
});
