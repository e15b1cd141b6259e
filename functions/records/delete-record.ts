import { problem, type Answer } from '../shared/http/answer.ts';
import type { ApiRequest } from '../shared/http/api-request.ts';
import { commitRecord } from '../shared/store/writes/commit-record.ts';
import { commitWithRetries } from '../shared/store/writes/commit-with-retries.ts';
import { isReferredTo } from '../shared/store/reads/is-referred-to.ts';
import { keysOf } from '../shared/store/keys.ts';
import { readItem } from '../shared/store/reads/read-item.ts';
import { auditWrites } from './audit-writes.ts';
import type { Dependencies } from './dependencies.ts';
import { busy, changedMeanwhile, inUse, notFound } from '../shared/http/problems.ts';
import type { Resource, Versioned } from './resource.ts';

const tries = 3;

/**
 * Deletes a record that nothing refers to: the version that If-Match names, or else whatever version there is, so that one
 * that is changed meanwhile is looked at again.
 */
export async function deleteRecord<T extends Versioned>(
  { table, clock, ulids }: Dependencies,
  { type, lookup: { uses }, present }: Resource<T, never, never, never>,
  {
    caller: { account, user: by },
    params: { id },
    ifMatch,
  }: Pick<ApiRequest<{ readonly id: string }, unknown, unknown>, 'caller' | 'params' | 'ifMatch'>,
): Promise<Answer> {
  for (let tried = 0; tried < tries; tried++) {
    const record = await readItem(table, keysOf(account).record(type.kind, id), type.schema);
    if (record === undefined) return notFound;
    if (ifMatch !== undefined && record.version !== ifMatch) return changedMeanwhile;
    const used = uses(account, record);
    if (typeof used === 'boolean' ? used : await isReferredTo(table, used)) return inUse;
    const beside = auditWrites(account, { type, present }, { before: record }, { by, now: clock(), ulids });
    const { kind } = await commitRecord(
      table,
      account,
      type,
      { before: record, after: undefined },
      (writes) => commitWithRetries(table, [...writes, ...beside]),
    );
    if (kind === 'committed') return { status: 204 };
    if (kind === 'conflict') return busy;
  }
  return problem(409, 'changed_meanwhile', 'It is being changed by others: try again.');
}
