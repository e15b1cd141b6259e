import type { Job } from './job.ts';
import { moveJob } from './move-job.ts';

/** What a step came to. */
export interface Progress {
  /** Where the next step begins; absent where nothing is left. */
  readonly position?: unknown;
  /** Items that this step did. */
  readonly did: number;
  /** Items in all, where they were counted. */
  readonly total?: number;
  /** What came of the job so far. */
  readonly result: unknown;
  /** How long the next step has to wait; none where it is absent. */
  readonly delaySeconds?: number;
}

/**
 * The job after a step, as its next version: `done` where nothing is left. Undefined where it does not run.
 * @param now epoch milliseconds
 */
export function advancedJob(
  job: Job,
  { position, did, total, result }: Progress,
  now: number,
): Job | undefined {
  const isDone = position === undefined;
  const done = job.done + did;
  const { position: before, ...kept } = job;
  const counted = isDone ? { total: done } : total !== undefined && { total };
  const after = { ...kept, done, result, ...(!isDone && { position }), ...counted };
  if (isDone || job.status !== 'running') return moveJob(after, isDone ? 'done' : 'running', now);
  return { ...after, version: job.version + 1 };
}
