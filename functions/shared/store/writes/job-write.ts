import type { Job } from '../../domain/job/job.ts';
import type { Account } from '../account.ts';
import { jobItem } from '../items/job-item.ts';
import type { Write } from './write.ts';

/** Puts a version of a job: the first one where there is none, a later one in the place of the version before it. */
export const jobWrite = (account: Account, job: Job): Write => ({
  kind: 'put',
  item: jobItem(account, job),
  condition: job.version === 1 ? { kind: 'absent' } : { kind: 'version', version: job.version - 1 },
});
