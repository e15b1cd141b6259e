import { ReceiveMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { startEngine } from '../local/engine.ts';
import { loadFunction, type LambdaHandler } from '../local/load-function.ts';
import { lambdaContext } from '../local/lambda-context.ts';
import { processBatch } from '../local/poller/process-batch.ts';
import { startQueue } from '../local/queue/start-queue.ts';
import { queues, workerTimeoutSeconds } from '../local/queues.ts';
import { setFunctionEnvironment } from '../local/set-function-environment.ts';
import { createTable } from '../local/table.ts';
import { countingProxy } from './counting-proxy.ts';

const tableName = 'bench';
const claims = { 'custom:account_id': 'acme', sub: 'bench', 'cognito:groups': '[admin]' };

/** The functions on real engines, each behind a proxy that counts. */
export async function startMeasuredStack() {
  const engine = await startEngine();
  const table = await countingProxy(engine.endpoint);
  const queueServer = await startQueue({ file: ':memory:', queues });
  const queue = await countingProxy(queueServer.endpoint);
  const queueUrl = queueServer.url('events').replace(queueServer.endpoint, queue.endpoint);
  setFunctionEnvironment({
    tableName,
    queueUrl,
    baseUrl: 'http://localhost',
    tableEndpoint: table.endpoint,
    queueEndpoint: queue.endpoint,
  });
  await createTable(new DynamoDBClient(), tableName);
  process.env['POWERTOOLS_LOG_LEVEL'] = 'SILENT';
  const functions = {
    webhook: await loadFunction('webhook'),
    worker: await loadFunction('worker'),
    settings: await loadFunction('settings'),
    records: await loadFunction('records'),
  };
  const client = new SQSClient();

  async function call(
    handler: LambdaHandler,
    method: string,
    path: string,
    body?: unknown,
    headers: object = {},
  ) {
    const event = {
      version: '2.0',
      rawPath: path,
      headers: { 'content-type': 'application/json', ...headers },
      pathParameters: { webhookKey: path.split('/').at(-1) },
      requestContext: { http: { method, path }, authorizer: { jwt: { claims, scopes: null } } },
      ...(body !== undefined && { body: JSON.stringify(body) }),
      isBase64Encoded: false,
    };
    const result = (await handler(event, lambdaContext('bench', 30_000))) as {
      statusCode: number;
      body: string;
    };
    if (result.statusCode >= 300)
      throw new Error(`${method} ${path} answered ${result.statusCode} ${result.body}`);
    return JSON.parse(result.body) as Record<string, unknown>;
  }

  /** Brings what is queued to the worker, as Lambda does. */
  async function work(): Promise<void> {
    const received = await client.send(
      new ReceiveMessageCommand({
        QueueUrl: queueUrl,
        MaxNumberOfMessages: 10,
        MessageSystemAttributeNames: ['All'],
      }),
    );
    const failed = await processBatch(
      {
        client,
        queueUrl,
        queueArn: 'arn:aws:sqs:us-east-1:000000000000:events',
        region: 'us-east-1',
        handler: functions.worker,
        functionName: 'worker',
        functionTimeoutSeconds: workerTimeoutSeconds,
      },
      received.Messages ?? [],
    );
    if (failed !== undefined) throw new Error('The worker failed.', { cause: failed });
  }

  return {
    table,
    queue,
    work,
    records: (path: string, body: unknown) => call(functions.records, 'POST', `/v1/${path}`, body),
    integration: (version: number, body: unknown) =>
      call(functions.settings, 'PUT', '/v1/integrations/chargebee', body, { 'if-match': `"${version}"` }),
    webhook: (path: string, body: unknown) => call(functions.webhook, 'POST', path, body),
    stop: async () => {
      client.destroy();
      table.close();
      queue.close();
      await queueServer.close();
      await engine.stop();
    },
  };
}

export type MeasuredStack = Awaited<ReturnType<typeof startMeasuredStack>>;
