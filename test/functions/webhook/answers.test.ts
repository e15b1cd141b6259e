import { beforeEach, describe, expect, it } from '@jest/globals';
import { hashPassword } from '../../../functions/shared/http/hash-password.ts';
import { handledTypes } from '../../../functions/shared/chargebee/handled-types.ts';
import { chargebeeEvent, paymentSucceeded } from '../../support/chargebee-event.ts';
import { fakeWebhook, webhookKeyOf } from '../../support/fake-webhook.ts';

let webhook = fakeWebhook();
beforeEach(() => {
  webhook = fakeWebhook();
});

const accepted = { status: 'accepted', eventId: 'ev_AzZlxSTw1kQvV2He' };
const ignored = { status: 'ignored', reason: 'event_type_not_handled' };
const json = (value: unknown): string => JSON.stringify(value);

describe('what is queued', () => {
  it('accepts a payment and queues what is kept of it, once', async () => {
    const answer = await webhook.post({ body: paymentSucceeded() });
    expect(answer).toMatchObject({ status: 200, body: accepted });
    expect(webhook.counted).toEqual(['EventAccepted']);
    expect(webhook.messages()).toEqual([
      {
        v: 1,
        account: 'acme',
        kind: 'event',
        event: {
          id: 'ev_AzZlxSTw1kQvV2He',
          type: 'payment_succeeded',
          occurredAt: 1_795_338_001_000,
          receivedAt: webhook.state.now,
          transaction: {
            id: 'txn_AzZlxSTw1kQvR2Hc',
            type: 'payment',
            status: 'success',
            amount: { amount: 4900, currency: 'EUR' },
            date: 1_795_338_000_000,
            resourceVersion: 1_795_338_001_417,
            invoices: [{ id: '1042', applied: { amount: 4900, currency: 'EUR' } }],
          },
          customer: {
            id: 'AzZlxSTw1kQvG2Ha',
            email: 'ada@example.com',
            firstName: 'Ada',
            lastName: 'Byron',
            company: 'Analytical Engines Ltd',
            resourceVersion: 1_795_338_001_402,
          },
          invoice: { id: '1042', total: 4900, tax: 782, couponIds: ['PARTNERS', 'NORTHWIND', 'ADDON10'] },
        },
      },
    ]);
  });

  it.each(handledTypes)('accepts %s and queues it, once', async (type) => {
    expect(await webhook.post({ body: chargebeeEvent(type) })).toMatchObject({ status: 200, body: accepted });
    expect(webhook.messages()).toMatchObject([{ account: 'acme', kind: 'event', event: { type } }]);
    expect(webhook.counted).toEqual(['EventAccepted']);
  });

  const bom = '\ufeff';
  it.each<[string, unknown, string]>([
    ['as base64', Buffer.from(json(paymentSucceeded())), 'application/octet-stream'],
    ['with another content type', paymentSucceeded(), 'text/plain'],
    ['with a byte order mark', bom + json(paymentSucceeded()), 'application/json'],
    ['with a byte order mark, as base64', Buffer.from(bom + json(paymentSucceeded())), ''],
  ])('accepts a payment %s', async (_, body, contentType) => {
    const answer = await webhook.post({ body, contentType });
    expect(answer).toMatchObject({ status: 200, body: accepted });
    expect(webhook.messages()).toMatchObject([{ kind: 'event' }]);
  });

  it.each<[string, unknown]>([
    ['another type', paymentSucceeded({ event: { event_type: 'subscription_created' } })],
    ['money that is only on its way', paymentSucceeded({ event: { event_type: 'refund_initiated' } })],
    ['another type in API version 1', paymentSucceeded({ event: { event_type: 'x', api_version: 'v1' } })],
    [
      'a payment that is created',
      chargebeeEvent('transaction_created', { transaction: { type: 'payment' } }),
    ],
    [
      'a refund that is created, in API version 1',
      chargebeeEvent('transaction_created', {
        event: { api_version: 'v1' },
        transaction: { type: 'refund' },
      }),
    ],
    ['something that is created, and nothing is said of it', { event_type: 'transaction_created' }],
    ['another type with no content at all', { event_type: 'omnichannel_subscription_created' }],
  ])('acknowledges an event of %s, counts it, and queues nothing', async (_, body) => {
    expect(await webhook.post({ body })).toMatchObject({ status: 200, body: ignored });
    expect(webhook.sent).toEqual([]);
    expect(webhook.counted).toEqual(['EventIgnored']);
  });
});

const currency = paymentSucceeded({ transaction: { currency_code: 'ABC' } });
const refused: [what: string, body: unknown, status: number, code: string, path: string | null][] = [
  ['no body', undefined, 400, 'invalid_json', null],
  ['text that is not JSON', '{"id": ', 400, 'invalid_json', null],
  ['bytes that are not UTF-8', Buffer.from([0x22, 0xff, 0xfe, 0x22]), 400, 'invalid_json', null],
  ['null', 'null', 422, 'invalid_event', ''],
  ['an array', [paymentSucceeded()], 422, 'invalid_event', ''],
  ['a number beyond all bounds', '1e999', 422, 'invalid_event', ''],
  ['arrays 100,000 deep', '['.repeat(100_000) + ']'.repeat(100_000), 422, 'invalid_event', ''],
  [
    'an event without a type',
    paymentSucceeded({ event: { event_type: undefined } }),
    422,
    'invalid_event',
    'event_type',
  ],
  [
    'a type inherited through __proto__',
    `{"__proto__": ${json(paymentSucceeded())}}`,
    422,
    'invalid_event',
    'event_type',
  ],
  [
    'a payment in API version 1',
    paymentSucceeded({ event: { api_version: 'v1' } }),
    422,
    'unsupported_api_version',
    'api_version',
  ],
  [
    'a payment without an API version',
    paymentSucceeded({ event: { api_version: undefined } }),
    422,
    'unsupported_api_version',
    'api_version',
  ],
  [
    'a payment whose API version is no text',
    paymentSucceeded({ event: { api_version: 2 } }),
    422,
    'unsupported_api_version',
    'api_version',
  ],
  [
    'a payment without content',
    paymentSucceeded({ event: { content: undefined } }),
    422,
    'invalid_event',
    'content',
  ],
  ['an unknown currency', currency, 422, 'invalid_event', 'content.transaction.currency_code'],
  ['more than 1 MiB', Buffer.alloc(1_048_577, ' '), 413, 'payload_too_large', null],
];

describe('what is refused', () => {
  it.each(refused)('answers %s, and queues why', async (_, body, status, code, path) => {
    const errors = path === null ? undefined : [{ path, message: expect.any(String) }];
    const answer = await webhook.post({ body });
    expect(answer).toMatchObject({ status, headers: { 'content-type': 'application/problem+json' } });
    expect(answer.body).toMatchObject({ status, code, ...(errors && { errors }) });
    const id = expect.stringMatching(/^rej_[\w-]{22}$/);
    expect(webhook.counted).toEqual([`EventRefused ${code}`]);
    expect(webhook.messages()).toMatchObject([
      {
        account: 'acme',
        kind: 'rejected',
        rejected: { id, code, receivedAt: webhook.state.now, ...(errors && { errors }) },
      },
    ]);
  });

  it('takes a body of exactly 1 MiB', async () => {
    const body = Buffer.from(json(paymentSucceeded()).padEnd(1_048_576));
    expect(await webhook.post({ body })).toMatchObject({ status: 200 });
  });

  it.each(handledTypes)('refuses %s in API version 1, and queues of which type it was', async (eventType) => {
    const answer = await webhook.post({ body: chargebeeEvent(eventType, { event: { api_version: 'v1' } }) });
    expect(answer).toMatchObject({ status: 422, body: { code: 'unsupported_api_version' } });
    expect(webhook.messages()).toMatchObject([{ kind: 'rejected', rejected: { eventType } }]);
  });

  it('tells an admin to choose API version 2', async () => {
    const { body } = await webhook.post({ body: paymentSucceeded({ event: { api_version: 'v1' } }) });
    expect(body).toMatchObject({
      detail: expect.stringContaining('API version 2 for this webhook in Chargebee'),
    });
  });

  it('gives copies of one body one id, however it was encoded, and other bodies another', async () => {
    for (const body of [json(currency), Buffer.from(json(currency)), '{']) await webhook.post({ body });
    const ids = webhook.messages().map((message) => message.kind === 'rejected' && message.rejected.id);
    expect(ids[1]).toBe(ids[0]);
    expect(ids[2]).not.toBe(ids[0]);
  });
});

describe('who may come in', () => {
  it('answers 404 alike for an unknown, an expired and an impossible key, before anything else', async () => {
    webhook.keys.set('old', webhookKeyOf('acme', { endsAt: webhook.state.now }));
    const unknown = await webhook.post({ key: 'nobodys', body: '{' });
    expect(unknown).toMatchObject({ status: 404, body: { code: 'unknown_webhook' } });
    expect(await webhook.post({ key: 'old', body: '{' })).toEqual(unknown);
    expect(webhook.state.reads).toBe(2);
    expect(await webhook.post({ key: 'k'.repeat(5000), body: '{' })).toEqual(unknown);
    expect(await webhook.post({ key: '', body: '{' })).toEqual(unknown);
    expect(await webhook.post({ key: 'key-of-acme', forged: true, body: '{' })).toEqual(unknown);
    expect(webhook.refused).toEqual(['acme unknown_webhook 1']);
    expect(webhook.sent).toEqual([]);
  });

  it('lets an old key in until it expires', async () => {
    webhook.keys.set('old', webhookKeyOf('acme', { endsAt: webhook.state.now + 1 }));
    expect(await webhook.post({ key: 'old', body: paymentSucceeded() })).toMatchObject({ status: 200 });
    webhook.state.now += 1;
    expect(await webhook.post({ key: 'old', body: paymentSucceeded() })).toMatchObject({ status: 404 });
  });

  it('asks for Basic credentials where they are set, and lets in who has them', async () => {
    const [username, password, salt] = ['chargebee', 'a:b::pässwörd:', 'c2FsdC1zYWx0LXNhbHQ'];
    const passwordHash = await hashPassword(password, salt);
    webhook.keys.set('guarded', webhookKeyOf('acme', { basicAuth: { username, salt, passwordHash } }));
    const post = (authorization?: string) =>
      webhook.post({ key: 'guarded', body: '{', ...(authorization !== undefined && { authorization }) });
    const basic = (text: string): string => `Basic ${Buffer.from(text).toString('base64')}`;

    const wrong = [
      undefined,
      '',
      'Basic',
      'Basic ???',
      'Bearer x',
      basic('chargebee'),
      basic(':'),
      basic('chargebee:a'),
    ];
    for (const authorization of [...wrong, basic(`Chargebee:${password}`), basic(`chargebee:${password} `)]) {
      const answer = await post(authorization);
      expect(answer).toMatchObject({ status: 401, body: { code: 'invalid_credentials' } });
      expect(answer.headers['www-authenticate']).toMatch(/^Basic realm=/);
    }
    expect(webhook.sent).toEqual([]);
    const right = basic(`${username}:${password}`);
    expect(await post(right)).toMatchObject({ status: 400 });
    expect(await post(right.replace('Basic', 'basic'))).toMatchObject({ status: 400 });
  });
});

describe('what an event without API version 2 is told', () => {
  it.each([undefined, null, '', 'v1', 'v3', 2, ['v2']])(
    '%p: which one to choose, and where',
    async (version) => {
      const { body } = await webhook.post({ body: paymentSucceeded({ event: { api_version: version } }) });
      expect(body).toMatchObject({
        detail: 'Choose API version 2 for this webhook in Chargebee.',
        errors: [{ path: 'api_version', message: 'choose API version 2 for this webhook in Chargebee' }],
      });
    },
  );
});

describe('when a dependency is down', () => {
  const unavailable = { status: 503, headers: { 'retry-after': '30' }, body: { code: 'queue_unavailable' } };

  it.each<[string, unknown]>([
    ['an event', paymentSucceeded()],
    ['a refused body', '{'],
    ['a body that is too large', Buffer.alloc(1_048_577)],
  ])('answers 503 for %s that the queue does not take', async (_, body) => {
    webhook.state.queueDown = true;
    expect(await webhook.post({ body })).toMatchObject(unavailable);
    webhook.state.queueDown = false;
    expect((await webhook.post({ body })).status).not.toBe(503);
    expect(webhook.sent).toHaveLength(1);
  });

  it('answers 503 while the table is down, and remembers nothing of it', async () => {
    webhook.state.tableDown = true;
    expect(await webhook.post({ body: paymentSucceeded() })).toMatchObject(unavailable);
    webhook.state.tableDown = false;
    expect(await webhook.post({ body: paymentSucceeded() })).toMatchObject({ status: 200 });
  });

  it('says nothing of the cause in the answer, and all of it in the log', async () => {
    webhook.state.queueDown = true;
    const answer = await webhook.post({ body: paymentSucceeded() });
    expect(JSON.stringify(answer)).not.toContain('queue down');
    expect(webhook.logged).toMatchObject([{ level: 'error', line: { error: { message: 'queue down' } } }]);
  });
});

describe('the log', () => {
  it('has one line for each request, with neither the key nor anything personal', async () => {
    await webhook.post({ body: paymentSucceeded(), authorization: 'Basic c2VjcmV0OnNlY3JldA==' });
    await webhook.post({ body: currency });
    await webhook.post({ body: { event_type: 'ada@example.com 4111111111111111' } });
    expect(webhook.logged.map(({ line }) => line)).toMatchObject([
      {
        account: 'acme',
        code: 'accepted',
        status: 200,
        eventId: accepted.eventId,
        eventType: 'payment_succeeded',
      },
      { account: 'acme', code: 'invalid_event', status: 422, eventType: 'payment_succeeded' },
      { account: 'acme', code: 'ignored', status: 200 },
    ]);
    expect(JSON.stringify(webhook.logged)).not.toMatch(
      /key-of-acme|ada@|Byron|Analytical|c2VjcmV0|4111|console/,
    );
  });
});
