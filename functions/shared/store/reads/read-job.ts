import type { Job } from '../../domain/job/job.ts';
import type { Account } from '../account.ts';
import { jobSchema } from '../items/job-item.ts';
import { keysOf } from '../keys.ts';
import type { Table } from '../table.ts';
import { readItem } from './read-item.ts';

/** A job of the account, as it is now. @throws UnreadableItem */
export const readJob = (table: Table, account: Account, jobId: string): Promise<Job | undefined> =>
  readItem(table, keysOf(account).record('job', jobId), jobSchema);
