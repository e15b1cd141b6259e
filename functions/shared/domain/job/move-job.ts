import { hasEnded, jobMoves } from './job-moves.ts';
import type { Job, JobStatus } from './job.ts';

/**
 * A job in another status, as its next version; undefined where that move is not possible.
 * @param now epoch milliseconds
 */
export function moveJob(job: Job, status: JobStatus, now: number): Job | undefined {
  // One in a status of a later release stays so.
  if (!jobMoves[status].some((before) => before === job.status)) return undefined;
  return { ...job, version: job.version + 1, status, ...(hasEnded(status) && { endedAt: now }) };
}
