import { setTimeout as sleep } from 'node:timers/promises';
import { commitWrites, type CommitResult } from './commit-writes.ts';
import type { Table } from '../table.ts';
import type { Write } from './write.ts';

const tries = 5;
const longestMs = 60;

/**
 * Writes all of it or nothing; where other writes to the same items are under way, it waits for them a few times (half a
 * second at most in all). Its conditions keep the same writes right however often they are tried.
 * @throws as `commitWrites` does
 */
export async function commitWithRetries(table: Table, writes: readonly Write[]): Promise<CommitResult> {
  let result = await commitWrites(table, writes);
  for (let failed = 1; result.kind === 'conflict' && failed < tries; failed++) {
    await sleep(Math.random() * longestMs * failed);
    result = await commitWrites(table, writes);
  }
  return result;
}
