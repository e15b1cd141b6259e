import type { MiddlewareObj, MiddyHandlerObject } from '@middy/core';
import type { Context, SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import { OutOfTime } from './out-of-time.ts';

/** What is done with one record of a batch. */
export interface RecordJob {
  readonly end: () => Promise<void>;
  /** Tells why it goes back to the queue, and when it is to come again. */
  readonly putBack: (error: unknown) => Promise<void>;
}

interface Batch {
  /** Records that have not ended. */
  readonly open: Map<SQSRecord, RecordJob>;
  /** Records that go back. */
  readonly back: Set<SQSRecord>;
}

const answerOf = ({ Records }: SQSEvent, { back }: Batch): SQSBatchResponse => ({
  batchItemFailures: Records.filter((record) => back.has(record)).map(({ messageId }) => ({
    itemIdentifier: messageId,
  })),
});

async function run({ open, back }: Batch, record: SQSRecord, job: RecordJob): Promise<void> {
  try {
    await job.end();
    open.delete(record);
  } catch (error) {
    // Where the time was over before, it went back then.
    if (!open.delete(record)) return;
    back.add(record);
    await job.putBack(error);
  }
}

/**
 * Each record of a batch ends on its own: one that fails goes back alone, and so does each that has not ended when the time
 * is nearly over.
 * @returns the middleware, and the handler that it belongs to
 */
export function partialBatch(begin: (record: SQSRecord, signal: AbortSignal, context: Context) => RecordJob) {
  const batches = new WeakMap<SQSEvent, Batch>();
  const middleware: MiddlewareObj<SQSEvent, SQSBatchResponse> = {
    onError: async (request) => {
      const batch = batches.get(request.event);
      if (batch === undefined || !(request.error instanceof OutOfTime)) return;
      const left = [...batch.open];
      batch.open.clear();
      for (const [record] of left) batch.back.add(record);
      await Promise.all(left.map(([, job]) => job.putBack(request.error)));
      request.response = answerOf(request.event, batch);
    },
  };
  const handler = async (event: SQSEvent, context: Context, { signal }: MiddyHandlerObject) => {
    const open = new Map(event.Records.map((record) => [record, begin(record, signal, context)]));
    const batch = { open, back: new Set<SQSRecord>() };
    batches.set(event, batch);
    await Promise.all([...open].map(([record, job]) => run(batch, record, job)));
    return answerOf(event, batch);
  };
  return { middleware, handler };
}
