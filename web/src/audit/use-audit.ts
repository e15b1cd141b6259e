import { useInfiniteQuery } from '@tanstack/react-query';
import { useApi, type Api } from '../api/api.ts';
import type { AuditQuery, AuditEntry } from './audit-entry.ts';

/** Filters as they stand in the address: an empty text asks for nothing. */
export type AuditSearch = Readonly<Partial<Record<'record' | 'by' | 'action' | 'from' | 'to', string>>>;

interface EntryPage {
  readonly items: readonly AuditEntry[];
  readonly nextCursor: string | null;
}

export async function readAudit(
  api: Api,
  search: AuditSearch,
  page: Pick<AuditQuery, 'limit' | 'cursor'>,
  signal: AbortSignal,
): Promise<EntryPage> {
  const given = Object.fromEntries(Object.entries(search).filter(([, value]) => value !== ''));
  const { data } = await api.GET('/v1/audit', { params: { query: { ...given, ...page } }, signal });
  return data as EntryPage;
}

/** What admins did, newest first. Whatever is changed on this page is read anew with the records. */
export function useAudit(search: AuditSearch, pageSize: number) {
  const api = useApi();
  return useInfiniteQuery({
    queryKey: ['records', 'audit', search, pageSize],
    queryFn: ({ pageParam, signal }) =>
      readAudit(
        api,
        search,
        { limit: pageSize, ...(pageParam !== undefined && { cursor: pageParam }) },
        signal,
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  });
}
