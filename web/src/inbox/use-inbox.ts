import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { useApi } from '../api/api.ts';
import type { Unmatched } from './unmatched.ts';

export interface InboxSearch {
  readonly show: 'candidates' | 'all' | 'dismissed';
  /** An email as a whole, or nothing for all of them. */
  readonly email: string;
}

export const inboxPath = '/v1/integrations/chargebee/unmatched';
/** So many payments a page shows at most. */
export const pageSize = 50;
/** Of so many payments it is looked for candidates to fill a page of those that have some. */
export const lookedAt = 200;

/** What the inbox opens with; its first page is what the tab counts. */
export const withCandidates: InboxSearch = { show: 'candidates', email: '' };

/** The unmatched inbox, newest first; its first page is read again by itself, as long as nobody has gone further. */
export function useInbox(search: InboxSearch) {
  const api = useApi();
  const { show, email } = search;
  return useInfiniteQuery({
    queryKey: ['inbox', search],
    queryFn: async ({ pageParam, signal }) => {
      const query = {
        limit: pageSize,
        ...(show === 'candidates' && { hasCandidates: 'true' as const }),
        ...(show === 'dismissed' && { dismissed: 'true' as const }),
        ...(email !== '' && { email }),
        ...(pageParam !== undefined && { cursor: pageParam }),
      };
      const { data } = await api.GET(inboxPath, { params: { query }, signal });
      return data as { readonly items: readonly Unmatched[]; readonly nextCursor: string | null };
    },
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
    refetchInterval: ({ state }) => ((state.data?.pages.length ?? 0) > 1 ? false : 30_000),
  });
}

/** Whatever was decided about a payment: the inbox, its line, and the records may show it. */
export function useForgetInbox(): () => Promise<unknown> {
  const client = useQueryClient();
  return useCallback(
    () =>
      Promise.all(
        [['inbox'], ['activity'], ['records']].map((queryKey) => client.invalidateQueries({ queryKey })),
      ),
    [client],
  );
}
