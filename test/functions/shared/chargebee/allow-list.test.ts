import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { handledTypes, type HandledType } from '../../../../functions/shared/chargebee/handled-types.ts';
import { transactionEventTypes } from '../../../../functions/shared/domain/event.ts';
import { chargebeeEvent } from '../../../support/chargebee-event.ts';
import { fakeWebhook } from '../../../support/fake-webhook.ts';

const fields = (resource: string, ...names: string[]): string[] => [
  `content.${resource}`,
  ...names.map((name) => `content.${resource}.${name}`),
];

const payment = [
  ...fields('transaction', 'id', 'type', 'status', 'amount', 'currency_code', 'date', 'resource_version'),
  ...fields('transaction', 'customer_id'),
];
const paid = [
  ...fields('transaction.linked_invoices', '0', '0.invoice_id', '0.applied_amount'),
  ...fields('invoice', 'id', 'total', 'tax', 'discounts'),
  ...['0', '1', '2'].flatMap((n) =>
    fields(`invoice.discounts.${n}`, 'entity_type', 'entity_id', 'coupon_set_code', 'amount'),
  ),
];
const state = [
  ...payment,
  ...fields('transaction', 'deleted', 'payment_method', 'refunded_txn_id', 'reference_transaction_id'),
];
const payer = fields('customer', 'id', 'email');
const customer = [...payer, ...fields('customer', 'first_name', 'last_name', 'company', 'resource_version')];

/** The fields that are read, beside those of every event; everything else must be able to be anything. */
const readIn: Record<HandledType, readonly string[]> = {
  payment_succeeded: [...payment, ...paid, ...customer],
  payment_refunded: [...state, ...payer],
  payment_failed: [...state, ...payer],
  transaction_created: state,
  transaction_updated: [
    ...state,
    ...fields('transaction', 'linked_invoices'),
    ...fields('transaction.linked_invoices', '0', '0.invoice_id', '0.applied_amount'),
  ],
  transaction_deleted: state,
  customer_changed: customer,
  customer_deleted: customer,
};
const keptOf = (type: HandledType): ReadonlySet<string> =>
  new Set(['id', 'occurred_at', 'event_type', 'api_version', 'content', ...readIn[type]]);

/** The fields in which something wrong is put aside, and the event taken: they decide nothing about money. */
const aside: readonly (readonly [HandledType, string])[] = [
  ...[
    'content.transaction.customer_id',
    'content.transaction.linked_invoices',
    ...['first_name', 'last_name', 'company', 'resource_version'].map((field) => `content.customer.${field}`),
    ...['id', 'total', 'tax', 'discounts'].map((field) => `content.invoice.${field}`),
  ].map((path) => ['payment_succeeded', path] as const),
  ...transactionEventTypes.flatMap((type) =>
    [...fields('transaction', 'customer_id', 'payment_method', 'linked_invoices'), ...payer]
      .filter((path) => path.split('.').length === 3 && readIn[type].includes(path))
      .map((path) => [type, path] as const),
  ),
];

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
function plant(value: unknown, hidden: unknown, kept: ReadonlySet<string>, at = ''): unknown {
  if (at !== '' && !kept.has(at)) return hidden;
  if (Array.isArray(value)) return value.map((inner, i) => plant(inner, hidden, kept, `${at}.${i}`));
  if (typeof value !== 'object' || value === null) return value;
  const inside = Object.entries(value).map(([key, inner]) => [
    key,
    plant(inner, hidden, kept, at === '' ? key : `${at}.${key}`),
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

/** The body with the secret in one of the fields that are read. */
function plantWrong(
  type: HandledType,
  path: string,
  { secret, hidden }: { secret: string; hidden: unknown },
) {
  const [, resource = '', field = ''] = path.split('.');
  return plant(chargebeeEvent(type, { [resource]: { [field]: [secret] } }), hidden, keptOf(type));
}

describe.each(handledTypes)('%s', (type) => {
  it('lets no card number, address or user in any other field into a message or the log', async () => {
    await fc.assert(
      fc.asyncProperty(planted, async ({ secret, hidden }) => {
        const webhook = fakeWebhook();
        await webhook.post({ body: chargebeeEvent(type) });
        const answer = await webhook.post({ body: plant(chargebeeEvent(type), hidden, keptOf(type)) });
        expect(answer.status).toBe(200);
        expect(webhook.sent).toHaveLength(2);
        expect(webhook.sent[1]).toBe(webhook.sent[0]);
        expect(JSON.stringify(webhook.logged)).not.toContain(secret);
      }),
      { numRuns: 300 },
    );
  });

  it('says of a refused body where it is wrong, and never what stood there', async () => {
    const takenWith = aside.filter(([asideOf]) => asideOf === type).map(([, path]) => path);
    // What is no reversal is nothing that is acted on, so the type of what was created cannot be wrong.
    const decides = type === 'transaction_created' ? 'content.transaction.type' : undefined;
    const wrong = readIn[type].filter(
      (path) => path.split('.').length === 3 && !takenWith.includes(path) && path !== decides,
    );
    await fc.assert(
      fc.asyncProperty(planted, fc.constantFrom(...wrong), async (planted, path) => {
        const webhook = fakeWebhook();
        await webhook.post({ body: plantWrong(type, path, planted) });
        expect(webhook.sent).toHaveLength(1);
        expect(JSON.stringify([webhook.sent, webhook.logged])).not.toContain(planted.secret);
        const errors = [{ path: expect.stringContaining(path) as unknown }];
        expect(webhook.messages()).toMatchObject([{ rejected: { code: 'invalid_event', errors } }]);
      }),
      { numRuns: 300 },
    );
  });
});

it.each(aside)('%s is taken without what stands in %s where that cannot be used', async (type, path) => {
  await fc.assert(
    fc.asyncProperty(planted, async (planted) => {
      const webhook = fakeWebhook();
      await webhook.post({ body: plantWrong(type, path, planted) });
      expect(webhook.messages()).toMatchObject([{ kind: 'event' }]);
      expect(JSON.stringify([webhook.sent, webhook.logged])).not.toContain(planted.secret);
    }),
    { numRuns: 100 },
  );
});
