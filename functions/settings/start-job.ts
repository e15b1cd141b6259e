import type { AuditEntry } from '../shared/domain/audit/audit-entry.ts';
import { newAuditEntry } from '../shared/domain/audit/new-audit-entry.ts';
import { idOf } from '../shared/domain/ids.ts';
import type { Job, JobKind } from '../shared/domain/job/job.ts';
import type { Answer } from '../shared/http/answer.ts';
import type { ApiRequest } from '../shared/http/api-request.ts';
import { onceAnswer } from '../shared/http/once-answer.ts';
import { busy, keyReused } from '../shared/http/problems.ts';
import { messageOf } from '../shared/job/job-message.ts';
import { auditWrite } from '../shared/store/writes/audit-write.ts';
import { commitOnce, findKept } from '../shared/store/writes/idempotency.ts';
import { jobWrite } from '../shared/store/writes/job-write.ts';
import type { Dependencies } from './dependencies.ts';
import { jobAnswerOf } from './present-job.ts';

/** So that a message comes after what it is about is written, as a rule. */
export const untilWritten = 1;

/** What a job is to do, and what the audit log says of it: about the job itself, unless it is about another record. */
interface JobToStart {
  readonly kind: JobKind;
  readonly asked: object;
  /** When its first step is done, where that is later than soon. */
  readonly delaySeconds?: number;
  /** Absent where the job only goes on with what has its entry. */
  readonly audit?: Omit<AuditEntry, 'auditId' | 'at' | 'by' | 'record'> & Partial<Pick<AuditEntry, 'record'>>;
}

/**
 * Starts a job, and answers 202 with it. Its message is sent before it is written: a crash in between leaves a message about
 * nothing, which ends by itself, and never a job that nobody carries on.
 */
export async function startJob(
  { table, clock, ulids, sendJob }: Pick<Dependencies, 'table' | 'clock' | 'ulids' | 'sendJob'>,
  {
    caller: { account, user },
    idempotency,
  }: Pick<ApiRequest<unknown, unknown, unknown>, 'caller' | 'idempotency'>,
  { kind, asked, audit, delaySeconds = untilWritten }: JobToStart,
): Promise<Answer> {
  const now = clock();
  const kept = await findKept(table, account, { now, idempotency });
  if (kept.kind === 'key_reused') return keyReused;
  if (kept.kind === 'replayed') return kept.answer;
  const job: Job = {
    jobId: idOf('job', ulids()),
    version: 1,
    kind,
    status: 'queued',
    createdAt: now,
    createdBy: user,
    asked,
    done: 0,
  };
  const answer = jobAnswerOf(job, 202);
  const record = { kind: 'job', id: job.jobId } as const;
  const entry = audit && newAuditEntry({ by: user, now, ulids }, { record, ...audit });
  await sendJob(messageOf(account, job), delaySeconds);
  const result = await commitOnce(table, account, {
    writes: [jobWrite(account, job), ...(entry ? [auditWrite(account, entry)] : [])],
    answer,
    now,
    idempotency,
  });
  return onceAnswer(result, answer, () => busy);
}
