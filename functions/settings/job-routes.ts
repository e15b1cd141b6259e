import * as operations from '../shared/api/job-operations.ts';
import { pageAnswer } from '../shared/http/page-answer.ts';
import { notFound } from '../shared/http/problems.ts';
import { route, type Route } from '../shared/http/route.ts';
import { listJobs } from '../shared/store/reads/list-jobs.ts';
import { readJob } from '../shared/store/reads/read-job.ts';
import type { Dependencies } from './dependencies.ts';
import { moveJob } from './move-job.ts';
import { jobAnswerOf, presentJob } from './present-job.ts';

/** The routes of jobs: how far they are, and their moves. */
export const jobRoutes = (deps: Dependencies): Route[] => [
  route(operations.listJobs, ({ caller: { account }, query }) =>
    pageAnswer(
      account,
      'job',
      query,
      (limit, after) => listJobs(deps.table, account, limit, after),
      presentJob,
    ),
  ),
  route(operations.getJob, async ({ caller: { account }, params: { id } }) => {
    const job = await readJob(deps.table, account, id);
    return job === undefined ? notFound : jobAnswerOf(job);
  }),
  route(operations.cancelJob, (request) => moveJob(deps, request, 'cancelled')),
  route(operations.pauseJob, (request) => moveJob(deps, request, 'paused')),
  route(operations.resumeJob, (request) => moveJob(deps, request, 'running')),
];
