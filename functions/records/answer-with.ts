import type { Answer } from '../shared/http/answer.ts';

/** The answer that shows one version of a record. */
export const answerWith = (
  status: number,
  body: unknown,
  { version }: { readonly version: number },
  headers: Readonly<Record<string, string>> = {},
): Answer => ({ status, body, headers: { etag: `"${version}"`, ...headers } });
