import { DeleteMessageBatchCommand, ReceiveMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { delivery } from '../functions/shared/deployment/delivery.ts';
import { paths } from '../functions/shared/deployment/paths.ts';
import { startEngine } from '../local/engine.ts';
import { loadFunction, type LambdaHandler } from '../local/load-function.ts';
import { lambdaContext } from '../local/lambda-context.ts';
import { processBatch } from '../local/poller/process-batch.ts';
import { startQueue } from '../local/queue/start-queue.ts';
import { functionTimeoutSeconds, queues } from '../local/queues.ts';
import { setFunctionEnvironment } from '../local/set-function-environment.ts';
import { createTable } from '../local/table.ts';
import { countingProxy } from './counting-proxy.ts';
import { account } from './real-ids.ts';
import { watchFunction } from './watch-function.ts';

const tableName = 'bench';
const claims = { 'custom:account_id': account, sub: 'bench', 'cognito:groups': '[admin]' };

/** The functions, watched, on real engines, each of these behind a proxy that counts. */
export async function startMeasuredStack() {
  const engine = await startEngine();
  const table = await countingProxy(engine.endpoint);
  const queueServer = await startQueue({ file: ':memory:', queues });
  const queue = await countingProxy(queueServer.endpoint);
  const queueUrl = queueServer.url('events').replace(queueServer.endpoint, queue.endpoint);
  // So high that no event happens to be the one in twenty with which the webhook tells how often a key was used.
  process.env['WEBHOOK_KEY_RATE'] = '1000000';
  setFunctionEnvironment({
    tableName,
    queueUrl,
    jobsQueueUrl: queueServer.url('jobs').replace(queueServer.endpoint, queue.endpoint),
    baseUrl: 'http://localhost',
    tableEndpoint: table.endpoint,
    queueEndpoint: queue.endpoint,
  });
  await createTable(new DynamoDBClient(), tableName);
  // Time stands still, but for `later`: nothing that is remembered is read anew because this machine is slow.
  const realNow = Date.now;
  let now = realNow();
  Date.now = () => now;
  // What is printed has the length of what is printed when deployed, but for traces, which are off.
  Object.assign(process.env, {
    LOG_LEVEL: 'INFO',
    METRICS_NAMESPACE: 'kiflo-chargebee-prod',
    _X_AMZN_TRACE_ID: 'Root=1-69258e40-0123456789abcdef01234567;Parent=0123456789abcdef;Sampled=0',
  });
  const webhook = watchFunction(await loadFunction('webhook'));
  const worker = watchFunction(await loadFunction('worker'));
  const settings = watchFunction(await loadFunction('settings'));
  const records = watchFunction(await loadFunction('records'));
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
      requestContext: {
        requestId: 'JKJaXmPLvHcESHA=', // as long as those of API Gateway
        http: { method, path },
        authorizer: { jwt: { claims, scopes: null } },
      },
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
        MaxNumberOfMessages: delivery.batchSize,
        MessageSystemAttributeNames: ['All'],
      }),
    );
    const { done, failure } = await processBatch(
      {
        queueArn: 'arn:aws:sqs:us-east-1:000000000000:events',
        region: 'us-east-1',
        handler: worker.handler,
        functionName: 'worker',
        functionTimeoutSeconds,
      },
      received.Messages ?? [],
    );
    const Entries = done.map((ReceiptHandle, index) => ({ Id: String(index), ReceiptHandle }));
    if (Entries.length > 0) await client.send(new DeleteMessageBatchCommand({ QueueUrl: queueUrl, Entries }));
    if (failure !== undefined) throw new Error('The worker failed.', { cause: failure });
  }

  const record = (path: string, sent: unknown) => call(records.handler, 'POST', `/v1/${path}`, sent);
  let version = 0;
  const turn = (status: 'on' | 'off') => {
    const options = { convertLead: true, associateDeals: true, createTransactions: true };
    const headers = { 'if-match': `"${version++}"` };
    return call(settings.handler, 'PUT', paths.integration, { status, options }, headers);
  };

  /** An account with the integration on, and a partner in a program of one reward rule. @param lasts how long it does */
  async function seed(lasts: object = { kind: 'forever' }) {
    const terms = { lasts, minimum: null, holdDays: 0 };
    const rewardRules = [{ name: '10 %', reward: { kind: 'percentage', basisPoints: 1_000 }, ...terms }];
    const { id: programId } = await record('programs', { name: 'Referrals', rewardRules });
    const partner = { name: 'Northwind', email: 'hello@northwind.example', programId };
    const { id: partnerId } = await record('partners', partner);
    const { url } = (await turn('on'))['webhook'] as { url: string };
    return {
      /** Of the webhook. */
      path: new URL(url).pathname,
      lead: (email: string) => record('leads', { email, partnerId }),
      deals: async (email: string, count: number) => {
        for (let n = 1; n <= count; n++) {
          await record('deals', { name: `Deal ${n}`, partnerId, contacts: [{ email }] });
        }
      },
      turn,
    };
  }

  return {
    /** The engine itself, past the proxy: what goes there is not counted. */
    engine: engine.endpoint,
    tableName,
    table,
    queue,
    seed,
    ran: { webhook: webhook.take, worker: worker.take },
    work,
    webhook: (path: string, body: unknown) => call(webhook.handler, 'POST', path, body),
    /** Lets time pass for the functions, in milliseconds. */
    later: (passed: number) => {
      now += passed;
    },
    stop: async () => {
      Date.now = realNow;
      client.destroy();
      table.close();
      queue.close();
      await queueServer.close();
      await engine.stop();
    },
  };
}

export type MeasuredStack = Awaited<ReturnType<typeof startMeasuredStack>>;
