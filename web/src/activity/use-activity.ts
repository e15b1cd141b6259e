import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useApi, type Api } from '../api/api.ts';
import type { paths } from '../api/schema.d.ts';
import type { Schemas } from '../api/schemas.ts';
import { ApiProblem } from '../api/api-problem.ts';
import { isEmail, momentsOf, type ActivitySearch } from './activity-search.ts';

export type Line = Schemas['ActivityLine'];
/** The outcomes that can be asked for; a line may have one that this page does not know. */
export type Outcome = NonNullable<Query['outcome']>;
export type Code = NonNullable<Query['code']>;

interface LinePage {
  readonly items: readonly Line[];
  readonly nextCursor: string | null;
}

const path = '/v1/integrations/chargebee/activity';
const pageSize = 50;
/** Pages without a line after which it is asked whether to look further: some ten thousand events. */
const maxEmpty = 10;

async function readLine(api: Api, eventId: string, signal: AbortSignal): Promise<Line | undefined> {
  try {
    const { data } = await api.GET(`${path}/{eventId}`, { params: { path: { eventId } }, signal });
    return data;
  } catch (error) {
    if (error instanceof ApiProblem && error.status === 404) return undefined;
    throw error;
  }
}

type Query = NonNullable<paths['/v1/integrations/chargebee/activity']['get']['parameters']['query']>;

/** What was typed is an email, or else an id: of an event, or of a transaction. */
function queryOf(search: ActivitySearch): Query {
  const { outcome, code, type, partner, search: text } = search;
  return {
    ...(outcome !== '' && { outcome: outcome as Outcome }),
    ...(code !== '' && { code: code as Code }),
    ...(type !== '' && { eventType: type }),
    ...(partner !== '' && { partnerId: partner }),
    ...momentsOf(search),
    ...(text !== '' && (isEmail(text) ? { email: text } : { chargebeeTransactionId: text })),
  };
}

async function readPage(
  api: Api,
  search: ActivitySearch,
  cursor: string | undefined,
  signal: AbortSignal,
): Promise<LinePage> {
  const { search: text, ...others } = search;
  const query = { limit: pageSize, ...queryOf(search), ...(cursor !== undefined && { cursor }) };
  // An id may be that of an event, which is looked for by it alone.
  const isId = text !== '' && !isEmail(text) && Object.values(others).every((value) => value === '');
  const [page, line] = await Promise.all([
    api.GET(path, { params: { query }, signal }),
    isId && cursor === undefined ? readLine(api, text, signal) : undefined,
  ]);
  const { items, nextCursor } = page.data as LinePage;
  return {
    items: line === undefined ? items : [line, ...items.filter(({ eventId }) => eventId !== line.eventId)],
    nextCursor,
  };
}

/** The activity, newest first; its first page is read again by itself, as long as nobody has gone further. */
export function useActivity(search: ActivitySearch) {
  const api = useApi();
  const query = useInfiniteQuery({
    queryKey: ['activity', search],
    queryFn: ({ pageParam, signal }) => readPage(api, search, pageParam, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
    refetchInterval: ({ state }) => ((state.data?.pages.length ?? 0) > 1 ? false : 4_000),
  });
  const { data, hasNextPage, isFetchingNextPage, fetchNextPage } = query;
  const lines = data?.pages.flatMap(({ items }) => items);
  // A filter that meets little is answered page by page, some of them empty: it is looked further by itself, for a while.
  const isLooking = lines?.length === 0 && hasNextPage && data !== undefined && data.pages.length < maxEmpty;
  useEffect(() => {
    if (isLooking && !isFetchingNextPage) void fetchNextPage();
  }, [isLooking, isFetchingNextPage, fetchNextPage]);
  return { ...query, lines, isLooking };
}

/** What became of one event. @param isAwaited whether it is about to change: it is read again and again then */
export function useLine(eventId: string | undefined, isAwaited = false) {
  const api = useApi();
  return useQuery({
    queryKey: ['activity', 'line', eventId],
    queryFn: async ({ signal }) => {
      const { data } = await api.GET(`${path}/{eventId}`, {
        params: { path: { eventId: eventId ?? '' } },
        signal,
      });
      return data as Line;
    },
    enabled: eventId !== undefined,
    refetchInterval: isAwaited && 1_000,
  });
}
