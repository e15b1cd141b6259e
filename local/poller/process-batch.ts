import { failedRecords } from './failed-records.ts';
import type { Handler } from './handler.ts';
import { invoke } from './invoke.ts';
import { lambdaContext } from '../lambda-context.ts';
import { sqsRecord } from './sqs-record.ts';

/** Where batches come from and who works on them. */
export interface BatchSource {
  readonly queueArn: string;
  readonly region: string;
  readonly handler: Handler;
  readonly functionName: string;
  readonly functionTimeoutSeconds: number;
}

/** What became of a batch. */
export interface ProcessedBatch {
  /** The receipt handles of what may be deleted. */
  readonly done: readonly string[];
  /** Why the batch as a whole failed, if it did. */
  readonly failure?: unknown;
}

/**
 * Gives one batch to the handler. What it did not report as failed is done; what failed stays as it is: it comes back when
 * its visibility timeout ends.
 */
export async function processBatch(
  source: BatchSource,
  messages: readonly unknown[],
): Promise<ProcessedBatch> {
  const { queueArn, region, handler, functionName, functionTimeoutSeconds } = source;
  const records = messages.map((message) => sqsRecord(message, queueArn, region));
  const ids = records.map(({ messageId }) => messageId);
  const context = lambdaContext(functionName, functionTimeoutSeconds * 1000);

  const invocation = await invoke(handler, { Records: records }, context);
  if (invocation.kind === 'failed') return { done: [], failure: invocation.error };
  const failed = failedRecords(invocation.answer, ids);
  if (failed.kind === 'all') {
    return { done: [], failure: new Error(`Bad answer of ${functionName}: ${failed.reason}`) };
  }
  const done = records.filter(({ messageId }) => !failed.messageIds.has(messageId));
  return { done: done.map(({ receiptHandle }) => receiptHandle) };
}
