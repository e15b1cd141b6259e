import {
  DynamoDBClient,
  DynamoDBServiceException,
  ThrottlingException,
  TransactionCanceledException,
} from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { describe, expect, test } from '@jest/globals';
import { createHandler } from '../../../functions/records/handler.ts';
import { openLog } from '../../../functions/shared/log/open-log.ts';
import { paymentStore } from '../../../functions/shared/store/payment-store.ts';
import { tableClient, type Table } from '../../../functions/shared/store/table.ts';
import { apiEvent } from '../../support/api.ts';
import { capturedLog } from '../../support/captured-log.ts';
import { lambdaContext } from '../../support/lambda-context.ts';
import { recordsApi } from './records-api.ts';

/** A table where every call fails so. */
function tableWith(error: Error): Table {
  const client = DynamoDBDocumentClient.from(new DynamoDBClient({ region: 'us-east-1' }));
  client.middlewareStack.add(() => () => Promise.reject(error), { step: 'initialize' });
  return { client: tableClient(client), name: 'secret-table' };
}
const failingWith = (error: Error) => recordsApi(tableWith(error));

const aws = { message: 'secret-table', $metadata: {} };
const cancelled = (Code: string) =>
  new TransactionCanceledException({ ...aws, CancellationReasons: [{ Code: 'None' }, { Code }] });
const create = { json: { email: 'ada@example.com' }, headers: { 'idempotency-key': 'k' } };

describe('while the table is', () => {
  test.each([
    ['down', Object.assign(new Error('connect ECONNREFUSED 127.0.0.1:9'), { code: 'ECONNREFUSED' })],
    ['throttled', new ThrottlingException(aws)],
    ['throttled in a transaction', cancelled('ThrottlingError')],
    ['busy with the same items', cancelled('TransactionConflict')],
  ])('%s, a write says to try again, and names nothing internal', async (_what, error) => {
    const answer = await failingWith(error).call('POST', '/v1/leads', create);
    expect(answer).toMatchObject({ status: 503, body: { code: 'unavailable' } });
    expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0);
    expect(JSON.stringify(answer)).not.toMatch(/secret-table|127\.0\.0\.1|ECONN/);
  });

  test.each([
    ['nobody expects', new Error('secret-table')],
    [
      'no other try would mend',
      new DynamoDBServiceException({ ...aws, name: 'ValidationException', $fault: 'client' }),
    ],
  ])('answering what %s, the answer is 500 and names nothing internal', async (_what, error) => {
    const answer = await failingWith(error).call('GET', '/v1/leads');
    expect(answer).toMatchObject({ status: 500, body: { code: 'internal_error' } });
    expect(JSON.stringify(answer)).not.toContain('secret-table');
  });

  test.each([
    ['one that passes', cancelled('ThrottlingError'), 'WARN', 'Unavailable'],
    [
      'one that does not',
      Object.assign(new Error('x'), { Item: { email: { S: 'ada@example.com' } } }),
      'ERROR',
      'Error',
    ],
  ])(
    'failing, the log tells of %s by the request id of the access log, and of no item',
    async (_, error, level, name) => {
      const handler = createHandler({
        table: tableWith(error),
        store: paymentStore(tableWith(error), Date.now),
        pause: () => Promise.resolve(),
        clock: Date.now,
        ulids: () => '',
        log: openLog('records'),
      });
      const event = apiEvent('GET', '/v1/leads');
      const lines = await capturedLog(() => handler(event, lambdaContext()));
      expect(lines.map((line) => JSON.parse(line) as object)).toMatchObject([
        { level, requestId: event.requestContext.requestId, error: { name } },
      ]);
      expect(lines.join()).not.toContain('ada@');
    },
  );
});
