import { advancedJob } from '../shared/domain/job/advanced-job.ts';
import { jobKinds, jobStatuses, type Job } from '../shared/domain/job/job.ts';
import { moveJob } from '../shared/domain/job/move-job.ts';
import { onMessage, type Next } from '../shared/domain/job/on-message.ts';
import { messageOf, type JobMessage } from '../shared/job/job-message.ts';
import { RaceLost } from '../shared/pipeline/deps.ts';
import { UnreadableItem } from '../shared/store/items/read-as.ts';
import { readJob } from '../shared/store/reads/read-job.ts';
import { commitWithRetries } from '../shared/store/writes/commit-with-retries.ts';
import { jobWrite } from '../shared/store/writes/job-write.ts';
import type { Dependencies } from './dependencies.ts';
import type { Task } from './step.ts';
import { steps } from './steps.ts';

/** When a message came, and how much time there is for it. */
export interface Turn extends Pick<Task, 'hasTime' | 'signal'> {
  /** Whether its sender has written by now, if it ever will. */
  readonly isLate: boolean;
}

/** What was done for a message, and the job as it is by then. `overtaken`: the job was moved meanwhile; nothing was written. */
export interface Processed {
  readonly did: Next | 'overtaken';
  readonly job?: Job;
  /** Items that a step did. */
  readonly items?: number;
}

/** The step of a kind that this release knows. */
function stepOf({ kind, status }: Job) {
  const known = jobKinds.find((one) => one === kind);
  if (known === undefined || !jobStatuses.some((one) => one === status)) {
    throw new UnreadableItem('kind, status: a word of another release');
  }
  return steps[known];
}

/** Writes a version of a job, unless it was moved meanwhile. @throws RaceLost where others write all the time */
async function write({ table }: Dependencies, { account }: JobMessage, after: Job): Promise<boolean> {
  const { kind } = await commitWithRetries(table, [jobWrite(account, after)]);
  if (kind === 'conflict') throw new RaceLost('Others write to the job.');
  return kind === 'committed';
}

/**
 * Does what a message asks for: one step of its job, then the message of the next one.
 * @throws what may be done later; what the job says is true then, and the message may come again
 */
export async function processJob(deps: Dependencies, message: JobMessage, turn: Turn): Promise<Processed> {
  const { table, clock, sendJob } = deps;
  const { account } = message;
  const job = await readJob(table, account, message.jobId);
  const did = onMessage(job, message.version, turn.isLate);
  if (did === 'wait') throw new RaceLost('The job is not written yet.');
  if (job === undefined || did === 'nothing') return { did, ...(job && { job }) };
  const step = stepOf(job);
  if (did === 'send') {
    await sendJob(messageOf(account, job));
    return { did, job };
  }
  const { hasTime, signal } = turn;
  const progress = await step(deps, { account, job, hasTime, signal });
  signal.throwIfAborted();
  const after = advancedJob(job, progress, clock());
  if (after === undefined || !(await write(deps, message, after))) return { did: 'overtaken', job };
  if (after.status === 'running') await sendJob(messageOf(account, after), progress.delaySeconds);
  return { did, job: after, items: progress.did };
}

/** Ends a job whose message becomes a dead letter: whoever watches it has to know. Not one that was moved meanwhile. */
export async function giveUp(deps: Dependencies, message: JobMessage): Promise<Job | undefined> {
  const job = await readJob(deps.table, message.account, message.jobId);
  const failed = job && moveJob(job, 'failed', deps.clock());
  return failed && (await write(deps, message, failed)) ? failed : undefined;
}
