import { pathOf } from '../shared/api/crud-operations.ts';
import { idOf } from '../shared/domain/ids.ts';
import type { Answer } from '../shared/http/answer.ts';
import { isAnswer } from '../shared/http/parse-part.ts';
import type { ApiRequest } from '../shared/http/api-request.ts';
import { commitOnce } from '../shared/store/writes/idempotency.ts';
import { commitRecord } from '../shared/store/writes/commit-record.ts';
import { answerWith } from './answer-with.ts';
import { auditWrites } from './audit-writes.ts';
import type { Dependencies } from './dependencies.ts';
import { checksOf, whyRefused } from './guard.ts';
import { onceAnswer } from '../shared/http/once-answer.ts';
import { tooManyAtOnce } from '../shared/http/problems.ts';
import type { Resource, Versioned } from './resource.ts';

/** Creates a record; under an Idempotency-Key once. */
export async function createRecord<T extends Versioned, Create>(
  { table, clock, ulids }: Dependencies,
  resource: Resource<T, Create, never, never>,
  {
    caller: { account, user: by },
    body,
    idempotency,
  }: Pick<ApiRequest<unknown, unknown, Create>, 'caller' | 'body' | 'idempotency'>,
): Promise<Answer> {
  const { type } = resource;
  const now = clock();
  const id = idOf(type.kind, ulids());
  const record = resource.create(body, id, { now, ulids });
  if (isAnswer(record)) return record;
  const guards = resource.guards(account, undefined, record);
  const location = `${pathOf(type.kind)}/${id}`;
  const answer = answerWith(201, resource.present(record), record, { location });
  const beside = [
    ...checksOf(guards),
    ...auditWrites(account, resource, { after: record }, { by, now, ulids }),
  ];
  const result = await commitRecord(table, account, type, { before: undefined, after: record }, (writes) =>
    commitOnce(table, account, { writes: [...writes, ...beside], answer, now, idempotency }),
  );
  if (result.kind === 'too_many') return tooManyAtOnce;
  return onceAnswer(result, answer, ({ refused }) => whyRefused(refused, guards));
}
