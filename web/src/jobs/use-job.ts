import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useApi } from '../api/api.ts';
import type { Schemas } from '../api/schemas.ts';

export type Job = Schemas['Job'];

const ended: readonly string[] = ['done', 'failed', 'cancelled'];
export const hasEnded = ({ status }: Pick<Job, 'status'>): boolean => ended.includes(status);

const queryKey = ['jobs'] as const;
const watchMilliseconds = 1_000;

/** A job, read again and again until it has ended. Whatever it changed is read anew then. */
export function useJob(id: string) {
  const api = useApi();
  const client = useQueryClient();
  const query = useQuery({
    queryKey: [...queryKey, id],
    queryFn: async ({ signal }) =>
      (await api.GET('/v1/jobs/{id}', { params: { path: { id } }, signal })).data as Job,
    refetchInterval: ({ state }) =>
      state.data !== undefined && hasEnded(state.data) ? false : watchMilliseconds,
  });
  const isOver = query.data !== undefined && hasEnded(query.data);
  useEffect(() => {
    if (isOver)
      void client.invalidateQueries({ predicate: ({ queryKey: [first] }) => first !== queryKey[0] });
  }, [isOver, client]);
  return query;
}

/** The jobs of the account, newest first; the first page is read again while one of them goes on. */
export function useJobs() {
  const api = useApi();
  return useInfiniteQuery({
    queryKey: [...queryKey, 'list'],
    queryFn: async ({ pageParam, signal }) => {
      const query = { limit: 20, ...(pageParam !== undefined && { cursor: pageParam }) };
      const { data } = await api.GET('/v1/jobs', { params: { query }, signal });
      return data as { readonly items: readonly Job[]; readonly nextCursor: string | null };
    },
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
    refetchInterval: ({ state }) =>
      state.data?.pages.some(({ items }) => !items.every(hasEnded)) === true ? 2 * watchMilliseconds : false,
  });
}

export type JobMove = 'pause' | 'resume' | 'cancel';

/** Pauses a job, lets it go on, or stops it for good. */
export function useMoveJob(id: string) {
  const api = useApi();
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (move: JobMove) => {
      await api.POST(`/v1/jobs/{id}/${move}`, { params: { path: { id } } });
    },
    // It may have ended meanwhile.
    onSettled: () => client.invalidateQueries({ queryKey }),
  });
}
