import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { GetQueueAttributesCommand, SQSClient } from '@aws-sdk/client-sqs';
import { startStack } from '../../local/start-stack.ts';
import { createApiClient, type ApiClient } from '../../local/api-client.ts';

/** The whole local stack in this process, on data of its own. */
export interface TestStack {
  readonly token: (account: string, role?: 'admin' | 'viewer') => Promise<string>;
  readonly api: (account: string, role?: 'admin' | 'viewer') => Promise<ApiClient>;
  readonly sqs: SQSClient;
  readonly queueUrl: string;
  /** Waits until the worker has nothing left to do, but messages that it cannot read: so many. */
  readonly settle: (unreadable?: number) => Promise<void>;
  readonly stop: () => Promise<void>;
}

const countNames = [
  'ApproximateNumberOfMessages',
  'ApproximateNumberOfMessagesNotVisible',
  'ApproximateNumberOfMessagesDelayed',
] as const;

/** Starts a stack without the demo account; one per test file, stopped in `afterAll`. */
export async function testStack(): Promise<TestStack> {
  process.env['LOG_LEVEL'] ??= 'SILENT'; // CI lets it be heard, and looks for planted secrets in it
  const dataDir = mkdtempSync(join(tmpdir(), 'end-to-end-'));
  const stack = await startStack({ port: 0, dataDir, fresh: false });
  const sqs = new SQSClient(); // to where the functions send, as the stack has set their environment
  const queueUrl = process.env['QUEUE_URL'] ?? '';
  const waiting = async (): Promise<number> => {
    const { Attributes = {} } = await sqs.send(
      new GetQueueAttributesCommand({ QueueUrl: queueUrl, AttributeNames: [...countNames] }),
    );
    return countNames.reduce((sum, name) => sum + Number(Attributes[name]), 0);
  };
  const token: TestStack['token'] = (account, role = 'admin') => stack.issuer.sign({ account, role });
  return {
    sqs,
    queueUrl,
    token,
    api: async (account, role) => createApiClient(stack.baseUrl, await token(account, role)),
    settle: async (unreadable = 0) => {
      while ((await waiting()) > unreadable) await sleep(10);
    },
    stop: async () => {
      sqs.destroy();
      await stack.stop();
      rmSync(dataDir, { recursive: true });
    },
  };
}
