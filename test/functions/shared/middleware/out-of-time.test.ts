import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { expect, test } from '@jest/globals';
import { openLog } from '../../../../functions/shared/log/open-log.ts';
import { withCheck } from '../../../../functions/shared/webhook-check.ts';
import { createHandler as createRecords } from '../../../../functions/records/handler.ts';
import { createHandler as createSilence } from '../../../../functions/silence/handler.ts';
import { createHandler as createWebhook } from '../../../../functions/webhook/handler.ts';
import { paymentStore } from '../../../../functions/shared/store/payment-store.ts';
import { apiEvent } from '../../../support/api.ts';
import { capturedLog } from '../../../support/captured-log.ts';
import { webhookKeyOf } from '../../../support/fake-webhook.ts';
import { lambdaContext } from '../../../support/lambda-context.ts';
import { webhookRequest } from '../../../support/webhook-request.ts';

const never = <T>() => new Promise<T>(() => undefined);
const client = DynamoDBDocumentClient.from(new DynamoDBClient({ region: 'us-east-1' }));
client.middlewareStack.add(() => never, { step: 'initialize' });
const table = { client, name: 'hanging' };
const store = paymentStore(table, Date.now);
const parts = { table, clock: Date.now, ulids: () => '' };

/** What a handler answers with so little time left, and the lines that it prints. */
async function run(invoke: () => Promise<unknown>) {
  process.env['LOG_LEVEL'] = 'INFO';
  let answer: unknown;
  const lines = await capturedLog(async () => {
    answer = await invoke().catch((error: unknown) => error);
  });
  return { answer, lines: lines.map((line) => JSON.parse(line) as object) };
}
const ids = { invocationId: lambdaContext().awsRequestId, error: { name: 'Unavailable' } };

test('an API that waits for a table that hangs answers in time that it is to be tried again', async () => {
  const handler = createRecords({ ...parts, store, pause: never, log: openLog('records') });
  const event = apiEvent('GET', '/v1/leads');
  const { requestId } = event.requestContext;
  const { answer, lines } = await run(() => handler(event, lambdaContext(550)));
  expect(answer).toMatchObject({ statusCode: 503, headers: { 'retry-after': '5' } });
  expect(lines).toMatchObject([{ level: 'WARN', service: 'records', requestId, ...ids }]);
});

test('a webhook whose queue hangs answers in time that nothing was stored', async () => {
  const secret = 'of the tests';
  const handler = createWebhook({
    clock: Date.now,
    keys: { read: () => Promise.resolve(webhookKeyOf('acme')), secret: () => Promise.resolve(secret) },
    tell: () => Promise.resolve(1),
    rates: { key: 200, unknownKeys: 20 },
    keepRefusals: () => Promise.resolve(true),
    queue: never,
    log: openLog('webhook'),
  });
  const request = webhookRequest({ key: withCheck('key-of-acme', secret), body: { id: 'ev_1' } });
  const { answer, lines } = await run(() => handler(request, lambdaContext(550)));
  expect(answer).toMatchObject({ statusCode: 503, headers: { 'retry-after': '30' } });
  expect(lines).toMatchObject([{ level: 'WARN', service: 'webhook', requestId: 'request', ...ids }]);
});

test('what nobody answers fails, and is told of by the id of its invocation', async () => {
  const handler = createSilence({ ...parts, log: openLog('silence') });
  const { answer, lines } = await run(() => handler({}, lambdaContext(550)));
  expect(answer).toMatchObject({ name: 'Unavailable' });
  expect(lines).toMatchObject([{ level: 'WARN', service: 'silence', ...ids }]);
});
