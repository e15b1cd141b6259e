import { createHash } from 'node:crypto';
import * as z from 'zod';
import type { Position } from '../store/reads/list.ts';

/** What a cursor was given out for; it fits nothing else. */
export type ListedQuery = Readonly<Record<string, string | undefined>>;

const schema = z.tuple([z.string().regex(/^[0-9A-Z]{26}$/), z.int().nonnegative(), z.string()]);

const fingerprint = (query: ListedQuery): string =>
  createHash('sha256')
    .update(JSON.stringify(Object.entries(query).sort()))
    .digest('base64url')
    .slice(0, 16);

/** An opaque mark of a position in the answer to this query. It holds no key: the account is always the caller's. */
export const encodeCursor = ({ ulid, index }: Position, query: ListedQuery): string =>
  Buffer.from(JSON.stringify([ulid, index, fingerprint(query)])).toString('base64url');

/** The position that a cursor marks; undefined for one that was not given out for this query. */
export function decodeCursor(cursor: string, query: ListedQuery): Position | undefined {
  let json: unknown;
  try {
    json = JSON.parse(Buffer.from(cursor, 'base64url').toString());
  } catch {
    return undefined;
  }
  const { success, data } = schema.safeParse(json);
  if (!success || data[2] !== fingerprint(query)) return undefined;
  return { ulid: data[0], index: data[1] };
}
