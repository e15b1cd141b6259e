import type { Answer } from '../shared/http/answer.ts';
import type { ApiRequest } from '../shared/http/api-request.ts';
import { keysOf } from '../shared/store/keys.ts';
import { readItem } from '../shared/store/reads/read-item.ts';
import { answerWith } from './answer-with.ts';
import type { Dependencies } from './dependencies.ts';
import { notFound } from '../shared/http/problems.ts';
import type { Resource, Versioned } from './resource.ts';

/** Shows one record. */
export async function readRecord<T extends Versioned>(
  { table }: Dependencies,
  { type, present }: Resource<T, never, never, never>,
  { caller, params }: Pick<ApiRequest<{ readonly id: string }, unknown, unknown>, 'caller' | 'params'>,
): Promise<Answer> {
  const record = await readItem(table, keysOf(caller.account).record(type.kind, params.id), type.schema);
  return record === undefined ? notFound : answerWith(200, present(record), record);
}
