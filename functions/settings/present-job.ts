import type { JobAnswer } from '../shared/api/job-schema.ts';
import type { Job } from '../shared/domain/job/job.ts';
import type { Answer } from '../shared/http/answer.ts';
import { time } from '../shared/http/time.ts';

/** A job as it is answered. */
export const presentJob = (job: Job): JobAnswer => ({
  id: job.jobId,
  kind: job.kind,
  status: job.status,
  total: job.total ?? null,
  done: job.done,
  result: (job.result as JobAnswer['result'] | undefined) ?? null,
  createdAt: time(job.createdAt),
  createdBy: job.createdBy,
  endedAt: job.endedAt === undefined ? null : time(job.endedAt),
});

/** The answer that shows one version of a job. */
export const jobAnswerOf = (job: Job, status: 200 | 202 = 200): Answer => ({
  status,
  body: presentJob(job),
  headers: { etag: `"${job.version}"` },
});
