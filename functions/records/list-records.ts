import type { Paging } from '../shared/api/list-query.ts';
import type { Answer } from '../shared/http/answer.ts';
import type { ApiRequest } from '../shared/http/api-request.ts';
import { lenient } from '../shared/store/items/lenient.ts';
import { listPage } from '../shared/store/reads/list.ts';
import { readAs } from '../shared/store/items/read-as.ts';
import type { Dependencies } from './dependencies.ts';
import { pageAnswer } from '../shared/http/page-answer.ts';
import type { Resource, Versioned } from './resource.ts';

/** Lists the records of a query. */
export function listRecords<T extends Versioned, Query extends Paging>(
  { table }: Dependencies,
  { type, where, matches, present }: Resource<T, never, never, Query>,
  { caller: { account }, query }: Pick<ApiRequest<unknown, Query, unknown>, 'caller' | 'query'>,
): Promise<Answer> {
  const wanted = (record: T): boolean => matches(record, query);
  const place = where(account, query);
  return pageAnswer(
    account,
    type.kind,
    query,
    async (limit, after) => {
      if ('only' in place) {
        const record = await place.only(table);
        return { items: record !== undefined && wanted(record) ? [record] : [], next: null };
      }
      const read = lenient<Record<string, unknown>, T[]>(
        table,
        (item) => [readAs(type.schema, item)],
        () => [],
      );
      return listPage(table, { ...place, read, wanted }, limit, after);
    },
    present,
  );
}
