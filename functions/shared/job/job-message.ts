import * as z from 'zod/mini';
import type { Job } from '../domain/job/job.ts';
import { ulidOf } from '../domain/ids.ts';
import { decodeJson, type Decoded } from '../queue/decode-json.ts';
import { shapeOf } from '../shape-of.ts';
import { accountSchema, type Account } from '../store/account.ts';

/** What goes through the queue of jobs: it asks for the step of one version of a job. */
export interface JobMessage {
  readonly v: 1;
  readonly account: Account;
  readonly jobId: string;
  readonly version: number;
}

const message: z.ZodMiniType<JobMessage> = shapeOf<JobMessage>()({
  v: z.literal(1),
  account: accountSchema,
  jobId: z.string().check(z.refine((id) => ulidOf('job', id) !== undefined)),
  version: z.int().check(z.minimum(1)),
});

/** The message that a job goes on with, from this version of it. */
export const messageOf = (account: Account, { jobId, version }: Job): JobMessage => ({
  v: 1,
  account,
  jobId,
  version,
});

export const decodeJobMessage = (body: string): Decoded<JobMessage> => decodeJson(message, body);
