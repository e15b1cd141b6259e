import type { Paging } from '../api/list-query.ts';
import { problem, type Answer } from './answer.ts';
import { decodeCursor, encodeCursor, type ListedQuery } from './cursor.ts';
import type { Account } from '../store/account.ts';
import type { Page, Position } from '../store/reads/list.ts';

/** What a cursor is bound to: the account, what is listed, and the filters, but not how much of it at once. */
function listedQuery(account: Account, list: string, query: Paging): ListedQuery {
  const filters = Object.entries(query).filter(([name]) => name !== 'limit' && name !== 'cursor');
  return { ...Object.fromEntries(filters.map(([name, value]) => [name, String(value)])), account, list };
}

/** One page of a list, from where the query's cursor says. */
export async function pageAnswer<T>(
  account: Account,
  list: string,
  query: Paging,
  read: (limit: number, after: Position | undefined) => Promise<Page<T>>,
  present: (listed: T) => unknown,
): Promise<Answer> {
  const { limit, cursor } = query;
  const listed = listedQuery(account, list, query);
  const after = cursor === undefined ? undefined : decodeCursor(cursor, listed);
  if (cursor !== undefined && after === undefined) {
    return problem(400, 'invalid_cursor', 'The cursor is not one that this list has given out.');
  }
  const { items, next } = await read(limit, after);
  return { status: 200, body: { items: items.map(present), nextCursor: next && encodeCursor(next, listed) } };
}
