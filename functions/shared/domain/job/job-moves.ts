import type { JobStatus } from './job.ts';

/** Where a job may come from, by where it goes; it begins as `queued`. What has ended stays so. */
export const jobMoves: Readonly<Record<JobStatus, readonly JobStatus[]>> = {
  queued: [],
  running: ['queued', 'paused'],
  paused: ['queued', 'running'],
  done: ['running'],
  failed: ['queued', 'running'],
  cancelled: ['queued', 'running', 'paused'],
};

/** Whether a job in this status goes nowhere any more. */
export const hasEnded = (status: JobStatus): boolean =>
  Object.values(jobMoves).every((priors) => !priors.includes(status));
