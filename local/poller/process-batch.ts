import { DeleteMessageBatchCommand, type Message, type SQSClient } from '@aws-sdk/client-sqs';
import { failedRecords } from './failed-records.ts';
import type { Handler } from './handler.ts';
import { invoke } from './invoke.ts';
import { lambdaContext } from '../lambda-context.ts';
import { sqsRecord } from './sqs-record.ts';

/** Where batches come from and who works on them. */
export interface BatchSource {
  readonly client: SQSClient;
  readonly queueUrl: string;
  readonly queueArn: string;
  readonly region: string;
  readonly handler: Handler;
  readonly functionName: string;
  readonly functionTimeoutSeconds: number;
}

/**
 * Gives one batch to the handler and deletes what it did not report as failed. What failed stays as it is: it
 * comes back when its visibility timeout ends. Returns why the batch as a whole failed, if it did.
 */
export async function processBatch(source: BatchSource, messages: readonly Message[]): Promise<unknown> {
  const { client, queueUrl, queueArn, region, handler, functionName, functionTimeoutSeconds } = source;
  const records = messages.map((message) => sqsRecord(message, queueArn, region));
  const ids = records.map(({ messageId }) => messageId);
  const context = lambdaContext(functionName, functionTimeoutSeconds * 1000);

  const invocation = await invoke(handler, { Records: records }, context);
  if (invocation.kind === 'failed') return invocation.error;
  const failed = failedRecords(invocation.answer, ids);
  if (failed.kind === 'all') return new Error(`Bad answer of ${functionName}: ${failed.reason}`);

  const done = records.filter(({ messageId }) => !failed.messageIds.has(messageId));
  if (done.length === 0) return undefined;
  const Entries = done.map(({ receiptHandle }, index) => ({
    Id: String(index),
    ReceiptHandle: receiptHandle,
  }));
  const { Failed = [] } = await client.send(new DeleteMessageBatchCommand({ QueueUrl: queueUrl, Entries }));
  return Failed.length === 0 ? undefined : new Error(`Not deleted: ${JSON.stringify(Failed)}`);
}
