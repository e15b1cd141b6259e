import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useApi, type Api } from '../api/api.ts';
import type { paths } from '../api/schema.d.ts';
import type { Schemas } from '../api/schemas.ts';
import { ApiProblem } from '../api/api-problem.ts';

export type Line = Schemas['ActivityLine'];
/** The outcomes that can be asked for; a line may have one that this page does not know. */
export type Outcome = NonNullable<
  NonNullable<paths['/v1/integrations/chargebee/activity']['get']['parameters']['query']>['outcome']
>;

export interface ActivitySearch {
  /** An outcome, or nothing for all of them. */
  readonly outcome: string;
  /** An email, an event id or a Chargebee transaction id. */
  readonly text: string;
}

interface LinePage {
  readonly items: readonly Line[];
  readonly nextCursor: string | null;
}

const path = '/v1/integrations/chargebee/activity';
const pageSize = 50;

async function readLine(api: Api, eventId: string, signal: AbortSignal): Promise<Line | undefined> {
  try {
    const { data } = await api.GET(`${path}/{eventId}`, { params: { path: { eventId } }, signal });
    return data;
  } catch (error) {
    if (error instanceof ApiProblem && error.status === 404) return undefined;
    throw error;
  }
}

/** What was typed is an email, or else an id: of an event, or of a transaction. */
async function readPage(
  api: Api,
  { outcome, text }: ActivitySearch,
  cursor: string | undefined,
  signal: AbortSignal,
): Promise<LinePage> {
  const isEmail = text.includes('@');
  const query = {
    limit: pageSize,
    ...(outcome !== '' && { outcome: outcome as Outcome }),
    ...(text !== '' && (isEmail ? { email: text } : { chargebeeTransactionId: text })),
    ...(cursor !== undefined && { cursor }),
  };
  const isId = text !== '' && !isEmail && cursor === undefined;
  const [page, line] = await Promise.all([
    api.GET(path, { params: { query }, signal }),
    isId ? readLine(api, text, signal) : undefined,
  ]);
  const { items, nextCursor } = page.data as LinePage;
  const isWanted = line !== undefined && (outcome === '' || line.outcome === outcome);
  return {
    items: isWanted ? [line, ...items.filter(({ eventId }) => eventId !== line.eventId)] : items,
    nextCursor,
  };
}

/** The activity, newest first; its first page is read again by itself, as long as nobody has gone further. */
export function useActivity(search: ActivitySearch) {
  const api = useApi();
  return useInfiniteQuery({
    queryKey: ['activity', search],
    queryFn: ({ pageParam, signal }) => readPage(api, search, pageParam, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
    refetchInterval: ({ state }) => ((state.data?.pages.length ?? 0) > 1 ? false : 4_000),
  });
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
