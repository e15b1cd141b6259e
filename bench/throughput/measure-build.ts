import { readFileSync } from 'node:fs';
import { GetQueueAttributesCommand, SQSClient } from '@aws-sdk/client-sqs';
import { setTimeout as sleep } from 'node:timers/promises';
import * as z from 'zod';
import { paths } from '../../functions/shared/deployment/paths.ts';
import { paymentEvents } from '../load/payment-events.ts';
import type { Target } from '../support/local-stack.ts';
import { setUpPayers } from '../support/payers.ts';
import { readAll } from '../support/read-all.ts';
import { withLocalStack } from '../support/with-local-stack.ts';
import { closedLoop } from './closed-loop.ts';
import { cpuOf } from './cpu-of.ts';
import { poster } from './poster.ts';
import { watchWebhook } from './watch-webhook.ts';

/** What one build did with some events: milliseconds of CPU time an event, and events a second. */
export interface Measured extends Readonly<Record<Target, number>> {
  readonly webhook: number;
  readonly acceptedPerSecond: number;
  /** From the first that was posted until the last was written, all waiting in the queue included. */
  readonly committedPerSecond: number;
}

export interface Load {
  readonly events: number;
  readonly connections: number;
}

const activity = `${paths.integration}/activity`;
const queueCounts = ['ApproximateNumberOfMessages', 'ApproximateNumberOfMessagesNotVisible'] as const;

/** The environment of a running process, as it was started. */
const environmentOf = (pid: number): NodeJS.ProcessEnv =>
  Object.fromEntries(
    readFileSync(`/proc/${pid}/environ`, 'utf8')
      .split('\0')
      .map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]),
  );

/** Tells whether nothing is left in the queue of this environment. */
function emptiness({ AWS_ENDPOINT_URL_SQS: endpoint, QUEUE_URL: QueueUrl }: NodeJS.ProcessEnv) {
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
  const client = new SQSClient({ endpoint: String(endpoint), region: 'us-east-1', credentials });
  return async (): Promise<boolean> => {
    const { Attributes = {} } = await client.send(
      new GetQueueAttributesCommand({ QueueUrl, AttributeNames: [...queueCounts] }),
    );
    return queueCounts.every((name) => Attributes[name] === '0');
  };
}

/** Repeat payments of known customers through the whole local stack of a checkout, then through its webhook alone. */
export function measureBuild(checkout: string, { events, connections }: Load): Promise<Measured> {
  return withLocalStack(async (stack, apiOf) => {
    const api = await apiOf('throughput');
    const { payers, webhookUrl } = await setUpPayers(api, 100);
    const pids = stack.pids();
    const environment = environmentOf(pids.worker);
    const isEmpty = emptiness(environment);
    const drain = async () => {
      while (!(await isEmpty())) await sleep(50);
    };

    /** @returns [accepted a second, committed a second] */
    const load = async (count: number): Promise<[number, number]> => {
      const bodies = paymentEvents(payers, count).map(({ body }) => body);
      const { post, close } = poster(webhookUrl, connections);
      const from = performance.now();
      const seconds = await closedLoop(bodies, connections, post);
      close(); // the server would hang up while the queue drains
      await drain();
      return [count / seconds, (count * 1_000) / (performance.now() - from)];
    };
    const warmUp = 1_000; // also makes customers of the payers
    await load(warmUp);
    const cpu = () => ({ stack: cpuOf(pids.stack), worker: cpuOf(pids.worker), engine: cpuOf(pids.engine) });
    const before = cpu();
    const [acceptedPerSecond, committedPerSecond] = await load(events);
    const after = cpu();

    const webhook = watchWebhook(checkout, environment);
    const ask = (count: number) =>
      webhook.run({
        path: new URL(webhookUrl).pathname,
        bodies: paymentEvents(payers, count).map(({ body }) => body),
        width: connections,
      });
    await ask(warmUp);
    const webhookMs = await ask(events);
    webhook.stop();
    await drain();

    const lines = await readAll(api, activity, z.object({ outcome: z.string() }));
    const recorded = lines.filter(({ outcome }) => outcome === 'processed').length;
    const sent = 2 * (warmUp + events);
    if (recorded !== sent) throw new Error(`${sent} payments were sent, and ${recorded} are recorded.`);
    return {
      webhook: webhookMs / events,
      stack: (after.stack - before.stack) / events,
      worker: (after.worker - before.worker) / events,
      engine: (after.engine - before.engine) / events,
      acceptedPerSecond,
      committedPerSecond,
    };
  }, checkout);
}
