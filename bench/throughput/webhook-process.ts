import { lambdaContext } from '../../local/lambda-context.ts';
import type { LambdaHandler } from '../../local/load-function.ts';
import { closedLoop } from './closed-loop.ts';

/** What this process is asked: to give these bodies to the webhook's handler. */
export interface WebhookRun {
  readonly path: string;
  readonly bodies: readonly string[];
  readonly width: number;
}

// A process of its own, so that its CPU time is that of the handler, its clients and its log, as in a function of AWS.
const [, , folder = ''] = process.argv;
const { handler } = (await import(`${folder}/functions/webhook/index.ts`)) as { handler: LambdaHandler };

async function answer(path: string, body: string): Promise<void> {
  const event = {
    version: '2.0',
    rawPath: path,
    headers: { 'content-type': 'application/json' },
    pathParameters: { webhookKey: path.split('/').at(-1) },
    requestContext: { requestId: 'JKJaXmPLvHcESHA=', http: { method: 'POST', path } },
    body,
    isBase64Encoded: false,
  };
  const { statusCode } = (await handler(event, lambdaContext('webhook', 30_000))) as { statusCode: number };
  if (statusCode !== 200) throw new Error(`The webhook answered ${statusCode}.`);
}

process.on('message', ({ path, bodies, width }: WebhookRun) => {
  const before = process.cpuUsage();
  void closedLoop(bodies, width, (body) => answer(path, body)).then(() => {
    const { user, system } = process.cpuUsage(before);
    process.send?.((user + system) / 1_000);
  });
});
process.once('disconnect', () => process.exit());
