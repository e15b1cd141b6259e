import { setTimeout as sleep } from 'node:timers/promises';
import { DeleteMessageCommand, ReceiveMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Unavailable } from '../../functions/shared/store/errors.ts';
import { ulid } from 'ulid';
import { openLog } from '../../functions/shared/log/open-log.ts';
import { paymentStore, type PaymentStore } from '../../functions/shared/store/payment-store.ts';
import { withCheck } from '../../functions/shared/webhook-check.ts';
import { enqueueTo } from '../../functions/shared/queue/enqueue.ts';
import { createHandler as createWebhook } from '../../functions/webhook/handler.ts';
import { createHandler as createWorker } from '../../functions/worker/handler.ts';
import { sqsRecord } from '../../local/poller/sqs-record.ts';
import { queues } from '../../local/queues.ts';
import { startQueue, type RunningQueue } from '../../local/queue/start-queue.ts';
import { capturedLog, type LogLine } from '../support/captured-log.ts';
import { chargebeeEvent, paymentSucceeded } from '../support/chargebee-event.ts';
import { webhookKeyOf } from '../support/fake-webhook.ts';
import { lambdaContext } from '../support/lambda-context.ts';
import { seedAccount, type Seeded } from '../support/seed.ts';
import { testTable, type TestTable } from '../support/table.ts';
import { webhookRequest } from '../support/webhook-request.ts';

let t: TestTable;
let queue: RunningQueue<'events'>;
let sqs: SQSClient;
beforeAll(async () => {
  process.env['LOG_LEVEL'] = 'INFO';
  t = await testTable();
  queue = await startQueue({ file: ':memory:', queues });
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
  sqs = new SQSClient({ endpoint: queue.endpoint, region: 'us-east-1', credentials, maxAttempts: 1 });
});
afterAll(async () => {
  sqs.destroy();
  await queue.close();
  await t.stop();
});

const secret = 'of the tests';
const key = withCheck('key-of-acme', secret);

type Between = (store: PaymentStore) => PaymentStore;
const asItIs: Between = (store) => store;
const throttling: Between = (store) => ({
  ...store,
  commit: () => Promise.reject(new Unavailable('Slow down.')),
});

/** Posts a body to the deployed handlers, and lets the worker receive what comes of it; all that they print. */
function send(
  { account }: Seeded,
  body: unknown,
  { between = asItIs, maxReceives = 100, queueUrl = queue.url('events') } = {},
): Promise<string[]> {
  const url = queueUrl;
  return capturedLog(async () => {
    const common = { clock: Date.now };
    const webhook = createWebhook({
      ...common,
      keys: { read: () => Promise.resolve(webhookKeyOf(account)), secret: () => Promise.resolve(secret) },
      tell: () => Promise.resolve(1),
      rates: { key: 200, unknownKeys: 20 },
      keepRefusals: () => Promise.resolve(true),
      queue: enqueueTo(sqs, url),
      log: openLog('webhook'),
    });
    const worker = createWorker({
      ...common,
      store: between(paymentStore(t.table, Date.now)),
      ulids: ulid,
      pause: () => sleep(1),
      postpone: () => Promise.resolve(),
      maxReceives,
      random: () => 0.5,
      log: openLog('worker'),
    });
    await webhook(webhookRequest({ key, body }), lambdaContext());
    const { Messages = [] } = await sqs.send(
      new ReceiveMessageCommand({ QueueUrl: queue.url('events'), MessageSystemAttributeNames: ['All'] }),
    );
    const Records = Messages.map((message) =>
      sqsRecord(message, 'arn:aws:sqs:us-east-1:0:events', 'us-east-1'),
    );
    if (Records.length > 0) await worker({ Records }, lambdaContext());
    for (const { receiptHandle: ReceiptHandle } of Records) {
      await sqs.send(new DeleteMessageCommand({ QueueUrl: queue.url('events'), ReceiptHandle }));
    }
  });
}

/** The lines in which an id stands, in the order in which they were printed. */
const find = (lines: readonly string[], id: string): LogLine[] =>
  lines.filter((line) => line.includes(`"${id}"`)).map((line) => JSON.parse(line) as LogLine);

const request = { service: 'webhook', requestId: 'request', invocationId: expect.stringMatching(/^0{8}-/) };
const message = { messageId: expect.stringMatching(/^[\w-]{36}$/), receives: 1 };

/** Nothing of the payer or of the card, whatever came of it. */
function expectNothingPersonal(lines: readonly string[]): void {
  expect(lines.join('\n')).not.toMatch(/ada@|Byron|Analytical|1111|key-of-acme|St James/i);
}

const failing: Between = (store) => ({ ...store, load: () => Promise.reject(new TypeError('a bug')) });
const id = 'ev_AzZlxSTw1kQvV2He';
const ofNobody = paymentSucceeded();

test.each<
  [string, { body?: unknown; lead?: boolean; off?: boolean; between?: Between; maxReceives?: number }, object]
>([
  ['processed', { lead: true }, { processed: 'done', outcome: 'processed' }],
  ['ignored', { off: true }, { processed: 'done', outcome: 'ignored', codes: ['integration_off'] }],
  ['unmatched', {}, { processed: 'done', outcome: 'unmatched' }],
  ['failed', { between: failing }, { processed: 'failed', outcome: 'failed', error: { name: 'TypeError' } }],
  [
    'sent back',
    { between: throttling },
    {
      message: 'message goes back to the queue',
      cause: 'unavailable',
      error: { name: 'Unavailable' },
    },
  ],
])('the id of an event that is %s finds the request, the message and the write', async (_, how, end) => {
  const seeded = await seedAccount(t.table);
  if (how.lead) await seeded.lead({ email: 'ada@example.com' });
  if (how.off) await seeded.options('off');
  const lines = await send(seeded, ofNobody, how);
  const found = find(lines, id);
  expect(found).toMatchObject([
    { ...request, account: seeded.account, eventId: id, code: 'accepted', messageId: message.messageId },
    { service: 'worker', account: seeded.account, eventId: id, ...message, ...end },
  ]);
  expect(found[0]?.['messageId']).toBe(found[1]?.['messageId']);
  expectNothingPersonal(lines);
});

test('the id of an event that is given up finds what was written of it, and why it went back', async () => {
  const seeded = await seedAccount(t.table);
  let commits = 0;
  const once: Between = (store) => ({
    ...store,
    commit: (...change) => (commits++ === 0 ? throttling(store).commit(...change) : store.commit(...change)),
  });
  const lines = await send(seeded, ofNobody, { between: once, maxReceives: 1 });
  expect(find(lines, id)).toMatchObject([
    { ...request, code: 'accepted' },
    {
      ...message,
      message: 'message goes back to the queue',
      cause: 'unavailable',
      outcome: 'failed',
      codes: ['given_up'],
    },
  ]);
});

test('the id of a refund that waits finds its own line, and that of the payment with which it ends', async () => {
  const seeded = await seedAccount(t.table);
  await seeded.lead({ email: 'ada@example.com' });
  const refund = chargebeeEvent('payment_refunded', { event: { id: 'ev_refund' } });
  const waits = await send(seeded, refund);
  expect(find(waits, 'ev_refund')).toMatchObject([
    { ...request, code: 'accepted' },
    { ...message, eventId: 'ev_refund', outcome: 'waiting' },
  ]);
  const ends = await send(seeded, ofNobody);
  expect(find(ends, 'ev_refund')).toMatchObject([{ ...message, eventId: id, settled: ['ev_refund'] }]);
});

test('the id of a copy finds its own message', async () => {
  const seeded = await seedAccount(t.table);
  await send(seeded, ofNobody);
  expect(find(await send(seeded, ofNobody), id)).toMatchObject([
    { ...request, code: 'accepted' },
    { ...message, processed: 'copy' },
  ]);
});

test('the id of an event of another type finds its request', async () => {
  const body = paymentSucceeded({ event: { event_type: 'subscription_created' } });
  const found = find(await send(await seedAccount(t.table), body), id);
  expect(found).toMatchObject([
    { ...request, eventId: id, code: 'ignored', eventType: 'subscription_created' },
  ]);
});

test("Chargebee's id of a refused event finds its request, and its rejection's id the write", async () => {
  const body = paymentSucceeded({ transaction: { currency_code: 'ABC' } });
  const lines = await send(await seedAccount(t.table), body);
  const [first] = find(lines, id);
  expect(first).toMatchObject({ ...request, sentId: id, code: 'invalid_event', status: 422 });
  expect(find(lines, String(first?.['eventId']))).toMatchObject([
    { ...request, messageId: message.messageId },
    { ...message, outcome: 'rejected', codes: ['invalid_event'] },
  ]);
  expectNothingPersonal(lines);
});

test('the id of an event that the queue did not take finds why', async () => {
  const lines = await send(await seedAccount(t.table), ofNobody, { queueUrl: `${queue.url('events')}-gone` });
  expect(find(lines, id)).toMatchObject([
    {
      ...request,
      eventId: id,
      code: 'queue_unavailable',
      status: 503,
      error: { message: expect.any(String) },
    },
  ]);
  expect(find(lines, id)[0]).not.toHaveProperty('messageId');
  expectNothingPersonal(lines);
});

test('what a stranger sends as type and id is not printed unless it looks like one of Chargebee’s', async () => {
  const sent = { id: 'x'.repeat(100_000), event_type: 'ada@example.com' };
  const lines = await send(await seedAccount(t.table), sent);
  expect(lines.join('\n').length).toBeLessThan(2_000);
  expectNothingPersonal(lines);
});

test('an error is printed bounded, and without the items that the SDK hangs on it', async () => {
  const error = Object.assign(new Error('x'.repeat(100_000)), {
    CancellationReasons: [{ Code: 'ConditionalCheckFailed', Item: { email: { S: 'ada@example.com' } } }],
  });
  const broken: Between = (store) => ({ ...store, commit: () => Promise.reject(error) });
  const lines = await send(await seedAccount(t.table), ofNobody, { between: broken });
  expect(find(lines, id)).toMatchObject([{}, { cause: 'fault', error: { name: 'Error' } }]);
  expect(lines.join('\n').length).toBeLessThan(6_000);
  expectNothingPersonal(lines);
});
