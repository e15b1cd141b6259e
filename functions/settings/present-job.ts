import { anewResultSchema } from '../shared/anew/anew-items.ts';
import type { JobAnswer } from '../shared/api/job-schema.ts';
import type { Job } from '../shared/domain/job/job.ts';
import type { Answer } from '../shared/http/answer.ts';
import { presentRatedAnew, presentReassigned } from './present-anew.ts';
import { time } from '../shared/http/time.ts';

/** What came of a job, as the call that started it would have answered. */
function presentResult({ kind, result }: Job): JobAnswer['result'] {
  const { data: anew } = anewResultSchema.safeParse(result);
  if (anew && kind === 'reassign') return presentReassigned(anew);
  if (anew && kind === 'rate_anew') return presentRatedAnew(anew);
  return (result as JobAnswer['result'] | undefined) ?? null;
}

/** A job as it is answered. */
export const presentJob = (job: Job): JobAnswer => ({
  id: job.jobId,
  kind: job.kind,
  status: job.status,
  total: job.total ?? null,
  done: job.done,
  result: presentResult(job),
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
