import type { Account } from '../account.ts';
import type { RecordType } from '../items/record-type.ts';
import { loadEmailDocument } from '../reads/load-email-document.ts';
import { pauseOf, type Table } from '../table.ts';
import type { OnceResult } from './idempotency.ts';
import type { Condition, Write } from './write.ts';

/** Others who are given a place beside the same email at the same time. */
const tries = 10;

/** DynamoDB writes 100 items at once: these, */
export const maxWrites = 97;
/** and beside them the check of a partner that is referred to, the entry of the audit log, and the answer under an Idempotency-Key. */
export const maxBeside = 3;

/** `too_many`: more is to be written than fits into one write. */
type Unwritten = { readonly kind: 'conflict' } | { readonly kind: 'too_many' };

const places: ReadonlySet<Condition['kind']> = new Set(['placed', 'leads_from']);
const isOnlyPlace = (result: OnceResult): boolean =>
  result.kind === 'refused' &&
  result.refused.every(({ write }) => write.condition && places.has(write.condition.kind));

/**
 * Writes a record, and what leads to it from its emails: made anew where the place that was meant for it is gone.
 * @param commit writes all of it, or nothing
 */
export async function commitRecord<T extends { readonly version: number }, Result extends OnceResult>(
  table: Table,
  account: Account,
  type: RecordType<T>,
  { before, after }: { readonly before: T | undefined; readonly after: T | undefined },
  commit: (writes: readonly Write[]) => Promise<Result>,
): Promise<Result | Unwritten> {
  const emails = [before, after].flatMap((one) => (one && type.emails?.(one)) ?? []);
  const load = async (email: string) => [email, await loadEmailDocument(table, account, email)] as const;
  for (let tried = 0; tried < tries; tried++) {
    const documents = new Map(await Promise.all([...new Set(emails)].map(load)));
    const writes = type.writes(account, before, after, documents);
    if (writes.length > maxWrites) return { kind: 'too_many' };
    const result = await commit(writes);
    if (!isOnlyPlace(result)) return result;
    await pauseOf(table)(tried);
  }
  return { kind: 'conflict' };
}
