import middy from '@middy/core';
import type { Context, SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import { hasEnded } from '../shared/domain/job/job-moves.ts';
import { jobStatuses } from '../shared/domain/job/job.ts';
import { decodeJobMessage, type JobMessage } from '../shared/job/job-message.ts';
import { measurements } from '../shared/log/embedded-metrics.ts';
import { logEnd } from '../shared/middleware/log-end.ts';
import { inTime } from '../shared/middleware/out-of-time.ts';
import { partialBatch, type RecordJob } from '../shared/middleware/partial-batch.ts';
import { causeOf, UnreadableMessage } from '../shared/queue/cause-of.ts';
import { putBack } from '../shared/queue/put-back.ts';
import type { Dependencies } from './dependencies.ts';
import { giveUp, processJob, type Processed } from './process-job.ts';

/** What is left of an invocation's time where no further item is begun: enough for one that loses all of its races. */
const reserveMs = 5_000;

/** Who starts a job, or resumes it, has 15 seconds for writing it once its message is sent. */
const lateMs = 30_000;

/** By what the log finds a message. */
interface Thread {
  readonly messageId: string;
  readonly receives: number;
  readonly account?: string | undefined;
  readonly jobId?: string;
}

/** The Lambda handler of the queue of jobs. What fails comes again after a growing delay. */
export function createHandler(deps: Dependencies) {
  const { clock, log, maxReceives } = deps;

  function tell(thread: Thread, { did, job, items = 0 }: Processed, startedAt: number): void {
    const { count, measured } = measurements();
    if (did === 'step') {
      count('JobItemsDone', items);
      const end = jobStatuses.find((one) => one === job?.status && hasEnded(one));
      if (end !== undefined) count('JobEnded', 1, { outcome: end });
    }
    const { kind, status, version, done, total } = job ?? {};
    const durationMs = clock() - startedAt;
    log('INFO', 'job', { ...thread, did, items, kind, status, version, done, total, durationMs }, measured);
  }

  /** What fails for the last time becomes a dead letter, which no admin sees: so the job fails, where that can be written. */
  async function end(message: JobMessage, thread: Thread): Promise<void> {
    try {
      const failed = await giveUp(deps, message);
      if (failed === undefined) return;
      const { count, measured } = measurements();
      count('JobEnded', 1, { outcome: 'failed' });
      log('ERROR', 'a job is given up', { ...thread, kind: failed.kind, done: failed.done }, measured);
    } catch (error) {
      log('ERROR', 'a job cannot be given up', { ...thread, error });
    }
  }

  function begin(record: SQSRecord, signal: AbortSignal, context: Context): RecordJob {
    const startedAt = clock();
    const { messageId, attributes } = record;
    const receives = Number(attributes.ApproximateReceiveCount);
    const decoded = decodeJobMessage(record.body);
    const message = decoded.ok ? decoded.message : undefined;
    const thread: Thread = {
      messageId,
      receives,
      account: message?.account ?? attributes.MessageGroupId,
      ...(message && { jobId: message.jobId }),
    };
    return {
      end: async () => {
        if (!decoded.ok) throw new UnreadableMessage(decoded.reason);
        const processed = await processJob(deps, decoded.message, {
          isLate: startedAt - Number(attributes.SentTimestamp) > lateMs,
          hasTime: () => context.getRemainingTimeInMillis() > reserveMs,
          signal,
        });
        tell(thread, processed, startedAt);
      },
      putBack: async (error) => {
        await putBack(deps, record, thread, error);
        // Another release may read it, and go on.
        const isReadable = causeOf(error) !== 'unreadable';
        if (message && isReadable && receives >= maxReceives) await end(message, thread);
      },
    };
  }

  const { middleware, handler } = partialBatch(begin);
  return middy<SQSEvent, SQSBatchResponse>(inTime).use(logEnd('jobs', deps)).use(middleware).handler(handler);
}
