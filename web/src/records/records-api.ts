import { useQuery, type QueryClient, type UseQueryResult } from '@tanstack/react-query';
import { useApi, type Api } from '../api/api.ts';
import type { Schemas } from '../api/schemas.ts';

/** The kinds of records by their place in the API. */
export interface Records {
  readonly programs: Schemas['Program'];
  readonly partners: Schemas['Partner'];
  readonly leads: Schemas['Lead'];
  readonly deals: Schemas['Deal'];
  readonly customers: Schemas['Customer'];
  readonly transactions: Schemas['Transaction'];
  readonly rewards: Schemas['Reward'];
}
export type Kind = keyof Records;
/** Those that people make and change. */
export type OwnKind = Exclude<Kind, 'transactions' | 'rewards'>;

export interface Page<T> {
  readonly items: readonly T[];
  readonly nextCursor: string | null;
}

export type Filters = Readonly<Record<string, string | undefined>>;

/** A record with the version that a change of it has to name. */
export interface Read<K extends Kind> {
  readonly record: Records[K];
  readonly etag: string;
}

// All kinds are read by the same calls, which TypeScript cannot see in a union of paths: one kind stands for all of them.
const listPath = (kind: Kind) => `/v1/${kind}` as '/v1/leads';
const onePath = (kind: Kind) => `/v1/${kind}/{id}` as '/v1/leads/{id}';

export async function listRecords<K extends Kind>(
  api: Api,
  kind: K,
  query: Filters,
  signal?: AbortSignal,
): Promise<Page<Records[K]>> {
  const given = Object.fromEntries(
    Object.entries(query).filter(([, value]) => value !== undefined && value !== ''),
  );
  const { data } = await api.GET(listPath(kind), { params: { query: given }, ...(signal && { signal }) });
  return data as unknown as Page<Records[K]>;
}

/** All of a list, page by page. */
export async function listAll<K extends Kind>(
  api: Api,
  kind: K,
  filters: Filters,
  signal?: AbortSignal,
): Promise<readonly Records[K][]> {
  const all: Records[K][] = [];
  let cursor: string | null | undefined;
  do {
    const page: Page<Records[K]> = await listRecords(
      api,
      kind,
      { ...filters, limit: '200', ...(cursor && { cursor }) },
      signal,
    );
    all.push(...page.items);
    cursor = page.nextCursor;
  } while (cursor !== null);
  return all;
}

export async function readRecord<K extends Kind>(
  api: Api,
  kind: K,
  id: string,
  signal?: AbortSignal,
): Promise<Read<K>> {
  const { data, response } = await api.GET(onePath(kind), {
    params: { path: { id } },
    ...(signal && { signal }),
  });
  return { record: data as unknown as Records[K], etag: response.headers.get('etag') ?? '' };
}

export async function createRecord(
  api: Api,
  kind: OwnKind,
  body: object,
  idempotencyKey: string,
): Promise<{ readonly id: string }> {
  const { data } = await api.POST(listPath(kind), {
    params: { header: { 'Idempotency-Key': idempotencyKey } },
    body: body as never,
  });
  return data as unknown as { id: string };
}

export async function patchRecord(
  api: Api,
  kind: Kind,
  id: string,
  body: object,
  etag: string,
): Promise<void> {
  await api.PATCH(onePath(kind), {
    params: { path: { id }, header: { 'If-Match': etag } },
    body: body as never,
  });
}

export async function deleteRecord(api: Api, kind: OwnKind, id: string): Promise<void> {
  await api.DELETE(onePath(kind), { params: { path: { id } } });
}

/** One record; none is read where no id is given. */
export function useRecord<K extends Kind>(kind: K, id: string | undefined): UseQueryResult<Read<K>> {
  const api = useApi();
  return useQuery({
    queryKey: ['records', kind, 'one', id],
    queryFn: ({ signal }) => readRecord(api, kind, id ?? '', signal),
    enabled: id !== undefined,
  });
}

/** Whatever was changed: what refers to it may show it too. */
export const forgetRecords = (client: QueryClient): Promise<void> =>
  client.invalidateQueries({ queryKey: ['records'] });
