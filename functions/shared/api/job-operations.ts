import * as z from 'zod';
import { paths } from '../deployment/paths.ts';
import { ulidOf } from '../domain/ids.ts';
import { operation } from '../http/operation.ts';
import { jobAnswer } from './job-schema.ts';
import { listQuery } from './list-query.ts';

const path = paths.jobs;
const params = z.object({ id: z.string().refine((id) => ulidOf('job', id) !== undefined) });

export const listJobs = operation({
  method: 'GET',
  path,
  summary: 'List jobs, newest first, until 90 days after their end',
  params: z.object({}),
  query: listQuery({}),
  answer: {
    status: 200,
    schema: z.strictObject({ items: z.array(jobAnswer), nextCursor: z.string().nullable() }),
  },
  problems: { 400: ['invalid_cursor'] },
});

export const getJob = operation({
  method: 'GET',
  path: `${path}/{id}`,
  summary: 'Read how far a job is, and what came of it',
  params,
  query: z.strictObject({}),
  answer: { status: 200, schema: jobAnswer },
});

const move = (name: string, summary: string) =>
  operation({
    method: 'POST',
    path: `${path}/{id}/${name}`,
    summary,
    params,
    query: z.strictObject({}),
    idempotent: true,
    answer: { status: 200, schema: jobAnswer },
    problems: { 409: ['transition_not_allowed'] },
  });

export const cancelJob = move('cancel', 'Stop a job at once; what it has done stays');
export const pauseJob = move('pause', 'Hold a job where it is, at once');
export const resumeJob = move('resume', 'Let a paused job go on from where it is');

export const jobOperations = [listJobs, getJob, cancelJob, pauseJob, resumeJob];
