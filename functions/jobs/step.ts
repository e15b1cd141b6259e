import type { Progress } from '../shared/domain/job/advanced-job.ts';
import type { Job } from '../shared/domain/job/job.ts';
import type { Account } from '../shared/store/account.ts';
import type { StepDeps } from './dependencies.ts';

/** A job at one version, and what its step has to keep to. */
export interface Task {
  readonly account: Account;
  readonly job: Job;
  /** Whether there is time for one item more. */
  readonly hasTime: () => boolean;
  /** When it is aborted, the time is over, and nothing may be written any more. */
  readonly signal: AbortSignal;
}

/**
 * One step of a job, of at most 100 items. It may be done again from the same version, after a crash or beside itself: what it
 * does to an item has to be harmless a second time. The first one has no position yet, and does no item: it says where to
 * begin, so that the job is seen to run.
 */
export type Step = (deps: StepDeps, task: Task) => Promise<Progress>;

/** Items of one step. */
export const maxItems = 100;
