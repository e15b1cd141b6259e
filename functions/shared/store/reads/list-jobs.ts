import type { Job } from '../../domain/job/job.ts';
import type { Account } from '../account.ts';
import { jobSchema } from '../items/job-item.ts';
import { lenient } from '../items/lenient.ts';
import { readAs } from '../items/read-as.ts';
import { keysOf } from '../keys.ts';
import type { Table } from '../table.ts';
import { listPage, type Page, type Position } from './list.ts';

/** One page of the account's jobs, newest first. */
export function listJobs(
  table: Table,
  account: Account,
  limit: number,
  after?: Position,
): Promise<Page<Job>> {
  const read = lenient<Record<string, unknown>, Job[]>(
    table,
    (item) => [readAs(jobSchema, item)],
    () => [],
  );
  const hashKeys = keysOf(account).lists('job');
  return listPage(table, { index: 'list', hashKeys, read, wanted: () => true }, limit, after);
}
