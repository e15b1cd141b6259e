import * as z from 'zod/mini';
import type { Job, JobKind, JobStatus } from '../../domain/job/job.ts';
import { wordOf } from '../../shape-of.ts';
import type { Account } from '../account.ts';
import { integer, text } from './item-fields.ts';
import { itemOf } from './item-of.ts';
import { recordItem, type Item } from './record-item.ts';

const keptMs = 90 * 24 * 60 * 60 * 1_000;

export const jobSchema = itemOf<Job>()({
  jobId: text,
  version: integer,
  kind: wordOf<JobKind>(),
  status: wordOf<JobStatus>(),
  createdAt: integer,
  createdBy: text,
  asked: z.unknown(),
  position: z.exactOptional(z.unknown()),
  done: integer,
  total: z.exactOptional(integer),
  result: z.exactOptional(z.unknown()),
  endedAt: z.exactOptional(integer),
});

/** A job as it is kept: until 90 days after its end. */
export const jobItem = (account: Account, job: Job): Item => ({
  ...recordItem(account, 'job', job.jobId, job),
  ...(job.endedAt !== undefined && { expiresAt: Math.ceil((job.endedAt + keptMs) / 1_000) }),
});
