import { moveJob as moved } from '../shared/domain/job/move-job.ts';
import type { JobStatus } from '../shared/domain/job/job.ts';
import { problem, type Answer } from '../shared/http/answer.ts';
import type { ApiRequest } from '../shared/http/api-request.ts';
import { busy, keyReused, notFound } from '../shared/http/problems.ts';
import { messageOf } from '../shared/job/job-message.ts';
import { readJob } from '../shared/store/reads/read-job.ts';
import { commitOnce, findKept } from '../shared/store/writes/idempotency.ts';
import { jobWrite } from '../shared/store/writes/job-write.ts';
import type { Dependencies } from './dependencies.ts';
import { jobAnswerOf } from './present-job.ts';
import { untilWritten } from './start-job.ts';

/** A step may be written, and another one, while the job is looked at. */
const tries = 10;

/** Moves a job, whatever step it is at: it is written at once, and a step that is under way is not written any more. */
export async function moveJob(
  { table, clock, sendJob }: Dependencies,
  { caller: { account }, params: { id }, idempotency }: ApiRequest<{ readonly id: string }, unknown, unknown>,
  status: Extract<JobStatus, 'cancelled' | 'paused' | 'running'>,
): Promise<Answer> {
  for (let tried = 0; tried < tries; tried++) {
    const now = clock();
    const kept = await findKept(table, account, { now, idempotency });
    if (kept.kind === 'key_reused') return keyReused;
    if (kept.kind === 'replayed') return kept.answer;
    const job = await readJob(table, account, id);
    if (job === undefined) return notFound;
    const after = moved(job, status, now);
    if (after === undefined) return problem(409, 'transition_not_allowed', `The job is ${job.status}.`);
    // One that runs has a message: see functions/shared/domain/job/on-message.ts.
    if (status === 'running') await sendJob(messageOf(account, after), untilWritten);
    const answer = jobAnswerOf(after);
    const writes = [jobWrite(account, after)];
    const { kind } = await commitOnce(table, account, { writes, answer, now, idempotency });
    if (kind === 'committed') return answer;
  }
  return busy;
}
