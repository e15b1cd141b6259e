import type { Answer } from '../shared/http/answer.ts';
import { isAnswer } from '../shared/http/parse-part.ts';
import type { ApiRequest } from '../shared/http/api-request.ts';
import { commitRecord } from '../shared/store/writes/commit-record.ts';
import { commitWithRetries } from '../shared/store/writes/commit-with-retries.ts';
import { keysOf } from '../shared/store/keys.ts';
import { readItem } from '../shared/store/reads/read-item.ts';
import { answerWith } from './answer-with.ts';
import { auditWrites } from './audit-writes.ts';
import type { Dependencies } from './dependencies.ts';
import { checksOf, isRefusedAt, whyRefused } from './guard.ts';
import { busy, changedMeanwhile, notFound, tooManyAtOnce } from '../shared/http/problems.ts';
import type { Resource, Versioned } from './resource.ts';

/** Changes the version of a record that If-Match names. */
export async function patchRecord<T extends Versioned, Patch>(
  { table, clock, ulids }: Dependencies,
  resource: Resource<T, never, Patch, never>,
  {
    caller: { account, user: by },
    params: { id },
    body,
    ifMatch,
  }: ApiRequest<{ readonly id: string }, unknown, Patch>,
): Promise<Answer> {
  const { type } = resource;
  const key = keysOf(account).record(type.kind, id);
  const before = await readItem(table, key, type.schema);
  if (before === undefined) return notFound;
  if (before.version !== ifMatch) return changedMeanwhile;
  const now = clock();
  const changed = resource.change(before, body, { now, ulids });
  if (isAnswer(changed)) return changed;
  const after = { ...changed, version: before.version + 1 };
  const guards = resource.guards(account, before, after);
  const beside = [
    ...checksOf(guards),
    ...auditWrites(account, resource, { before, after }, { by, now, ulids }),
  ];
  const result = await commitRecord(table, account, type, { before, after }, (writes) =>
    commitWithRetries(table, [...writes, ...beside]),
  );
  switch (result.kind) {
    case 'committed':
      return answerWith(200, resource.present(after), after);
    case 'conflict':
      return busy;
    case 'too_many':
      return tooManyAtOnce;
    case 'refused':
      return isRefusedAt(result.refused, key) ? changedMeanwhile : whyRefused(result.refused, guards);
  }
}
