import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useApi } from '../api/api.ts';
import type { Schemas } from '../api/schemas.ts';

export type Summary = Schemas['Summary'];

const dayMilliseconds = 24 * 60 * 60 * 1_000;

const dateOf = (at: number): string => new Date(at).toISOString().slice(0, 10);

/** The last days (UTC), today included; asked for again while the API has not summed up all of them. */
export function useSummary(days: number) {
  const api = useApi();
  return useQuery({
    queryKey: ['summary', days],
    queryFn: async ({ signal }) => {
      const now = Date.now();
      const query = { from: dateOf(now - (days - 1) * dayMilliseconds), to: dateOf(now) };
      const { data } = await api.GET('/v1/summary', { params: { query }, signal });
      return data as Summary;
    },
    placeholderData: keepPreviousData,
    refetchInterval: ({ state }) => ((state.data?.pendingDays.length ?? 0) > 0 ? 1_000 : 60_000),
  });
}
