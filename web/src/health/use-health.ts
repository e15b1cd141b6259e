import { useQuery } from '@tanstack/react-query';
import { useApi } from '../api/api.ts';
import type { Schemas } from '../api/schemas.ts';

export type Health = Schemas['Health'];
export type Problem = Health['problems'][number];

/** Whether all is well, read again each minute. It begins with `activity`: whatever was decided may mend a problem. */
export function useHealth() {
  const api = useApi();
  return useQuery({
    queryKey: ['activity', 'health'],
    queryFn: async ({ signal }) =>
      (await api.GET('/v1/integrations/chargebee/health', { signal })).data as Health,
    refetchInterval: 60_000,
  });
}
