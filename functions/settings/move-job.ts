import { newAuditEntry } from '../shared/domain/audit/new-audit-entry.ts';
import { moveJob as moved } from '../shared/domain/job/move-job.ts';
import type { JobStatus } from '../shared/domain/job/job.ts';
import { problem, type Answer } from '../shared/http/answer.ts';
import type { ApiRequest } from '../shared/http/api-request.ts';
import { busy, keyReused, notFound } from '../shared/http/problems.ts';
import { messageOf } from '../shared/job/job-message.ts';
import { readJob } from '../shared/store/reads/read-job.ts';
import { auditWrite } from '../shared/store/writes/audit-write.ts';
import { commitOnce, findKept } from '../shared/store/writes/idempotency.ts';
import { jobWrite } from '../shared/store/writes/job-write.ts';
import type { Dependencies } from './dependencies.ts';
import { jobAnswerOf } from './present-job.ts';
import { untilWritten } from './start-job.ts';

/** A step may be written, and another one, while the job is looked at. */
const tries = 10;

const actions = { cancelled: 'job_cancelled', paused: 'job_paused', running: 'job_resumed' } as const;

/** Moves a job, whatever step it is at: it is written at once, and a step that is under way is not written any more. */
export async function moveJob(
  { table, clock, ulids, sendJob }: Dependencies,
  {
    caller: { account, user: by },
    params: { id },
    idempotency,
  }: ApiRequest<{ readonly id: string }, unknown, unknown>,
  status: keyof typeof actions & JobStatus,
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
    const entry = newAuditEntry(
      { by, now, ulids },
      {
        action: actions[status],
        record: { kind: 'job', id },
        before: { status: job.status },
        after: { status },
      },
    );
    const writes = [jobWrite(account, after), auditWrite(account, entry)];
    const { kind } = await commitOnce(table, account, { writes, answer, now, idempotency });
    if (kind === 'committed') return answer;
  }
  return busy;
}
