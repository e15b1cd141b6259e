import { expect, test } from '@jest/globals';
import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { GetCommand } from '@aws-sdk/lib-dynamodb';
import { GetQueueUrlCommand } from '@aws-sdk/client-sqs';
import { openQueue } from '../../../functions/shared/queue/open-queue.ts';
import { openTable } from '../../../functions/shared/store/open-table.ts';
import { withoutTelemetry } from '../../../functions/shared/without-telemetry.ts';
import { setFunctionEnvironment } from '../../../local/set-function-environment.ts';

test('requests are signed, and say nothing of who asks', async () => {
  const asked: IncomingHttpHeaders[] = [];
  const server = createServer((request, response) => {
    asked.push(request.headers);
    response.setHeader('content-type', 'application/x-amz-json-1.0').end('{}');
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  setFunctionEnvironment({
    tableName: 'any',
    queueUrl: `${endpoint}/000000000000/any`,
    jobsQueueUrl: `${endpoint}/000000000000/jobs`,
    baseUrl: endpoint,
    tableEndpoint: endpoint,
    queueEndpoint: endpoint,
  });

  const [table, queue] = [openTable('any'), openQueue()];
  await table.client.send(new GetCommand({ TableName: 'any', Key: { pk: 'a', sk: 'b' } }));
  await queue.send(new GetQueueUrlCommand({ QueueName: 'any' }));

  expect(asked.map((headers) => headers['x-amz-target'])).toEqual([
    'DynamoDB_20120810.GetItem',
    'AmazonSQS.GetQueueUrl',
  ]);
  for (const headers of asked) {
    expect(headers.authorization).toMatch(/^AWS4-HMAC-SHA256 /);
    expect(Object.keys(headers).filter((name) => name.includes('user-agent'))).toEqual([]);
  }
  queue.destroy();
  table.client.destroy();
  server.close();
});

test('a client that has none of it any more is refused: whoever updates the SDK has to look', () => {
  const nothingToRemove = { middlewareStack: { remove: () => false } };
  expect(() => withoutTelemetry(nothingToRemove)).toThrow('The SDK has no loggerMiddleware any more.');
});
