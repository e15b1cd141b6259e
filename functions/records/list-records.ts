import type { Paging } from '../shared/api/list-query.ts';
import type { Answer } from '../shared/http/answer.ts';
import type { ApiRequest } from '../shared/http/api-request.ts';
import { pageAnswer } from '../shared/http/page-answer.ts';
import { recordPage } from '../shared/store/lists/record-lookup.ts';
import type { Dependencies } from './dependencies.ts';
import type { Resource, Versioned } from './resource.ts';

/** Lists the records of a query. */
export const listRecords = <T extends Versioned, Query extends Paging>(
  { table }: Dependencies,
  { type, lookup, present }: Resource<T, never, never, Query>,
  { caller: { account }, query }: Pick<ApiRequest<unknown, Query, unknown>, 'caller' | 'query'>,
): Promise<Answer> =>
  pageAnswer(
    account,
    type.kind,
    query,
    (limit, after) => recordPage(table, account, { type, lookup }, query, limit, after),
    present,
  );
