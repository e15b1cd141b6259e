import { useMutation, useQuery, useQueryClient, type UseQueryResult } from '@tanstack/react-query';
import { useApi } from '../api/api.ts';
import type { Schemas } from '../api/schemas.ts';

export type Integration = Schemas['Integration'];
export type Options = Integration['options'];

const queryKey = ['integration'] as const;

/** The integration, read again and again so that the first event and other admins' changes show by themselves. */
export function useIntegration(): UseQueryResult<Integration> {
  const api = useApi();
  return useQuery({
    queryKey,
    queryFn: async ({ signal }) =>
      (await api.GET('/v1/integrations/chargebee', { signal })).data as Integration,
    refetchInterval: ({ state }) => (state.data?.webhook?.lastReceivedAt === null ? 3_000 : 10_000),
  });
}

/** What is known of the integration after a change of it. */
export function useSetIntegration(): (integration: Integration | undefined) => void {
  const client = useQueryClient();
  return (integration) => {
    if (integration === undefined) void client.invalidateQueries({ queryKey });
    else client.setQueryData(queryKey, integration);
    void client.invalidateQueries({ queryKey: ['activity', 'health'] });
  };
}

interface Change {
  readonly status: Integration['status'];
  readonly options: Options;
  /** The version that it was decided on. */
  readonly version: number;
}

/** Turns the integration on or off and sets its options. */
export function useChangeIntegration() {
  const api = useApi();
  const set = useSetIntegration();
  return useMutation({
    mutationFn: async ({ status, options, version }: Change) => {
      const { data } = await api.PUT('/v1/integrations/chargebee', {
        params: { header: { 'If-Match': `"${version}"` } },
        body: { status, options },
      });
      return data;
    },
    onSuccess: set,
  });
}
