import { useInfiniteQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useApi } from '../api/api.ts';
import { listRecords, type Filters, type Kind } from './records-api.ts';
import { titleOf } from './title-of.ts';

const pageSize = '50';

/**
 * The records of a kind, page by page, newest first.
 * @param named only those with this in their names; the API has no filter for it, so all pages are read one by one
 */
export function useRecords<K extends Kind>(kind: K, filters: Filters, named = '') {
  const api = useApi();
  const query = useInfiniteQuery({
    queryKey: ['records', kind, 'list', filters],
    queryFn: ({ pageParam, signal }) =>
      listRecords(
        api,
        kind,
        { ...filters, limit: named === '' ? pageSize : '200', cursor: pageParam },
        signal,
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  });
  const { data, hasNextPage, isFetchingNextPage, fetchNextPage } = query;
  const isSearching = named !== '' && hasNextPage;
  useEffect(() => {
    if (isSearching && !isFetchingNextPage) void fetchNextPage();
  }, [isSearching, isFetchingNextPage, fetchNextPage]);
  const all = data?.pages.flatMap(({ items }) => items);
  const wanted = named.toLowerCase();
  const records = all?.filter((record) => titleOf(record).toLowerCase().includes(wanted));
  return { ...query, records, isSearching, looked: all?.length ?? 0 };
}
