import * as z from 'zod/mini';
import type { List, Page, Position } from './list.ts';

/** One page, newest first, of what is in items that were all read already. */
export function pageOf<T>(
  items: readonly Record<string, unknown>[],
  { read, wanted, range }: Pick<List<T>, 'read' | 'wanted' | 'range'>,
  limit: number,
  after?: Position,
): Page<T> {
  const all = items.flatMap((item) =>
    read(item).map((listed, index) => ({
      listed,
      position: { ulid: z.string().parse(item['ulid']), index },
    })),
  );
  const rest = all
    .filter(({ listed, position: { ulid, index } }) => {
      const isAfter =
        after === undefined || ulid < after.ulid || (ulid === after.ulid && index > after.index);
      const isWithin = range === undefined || (ulid > range.after && ulid <= range.upTo);
      return isAfter && isWithin && wanted(listed);
    })
    .sort((a, b) =>
      a.position.ulid < b.position.ulid
        ? 1
        : a.position.ulid > b.position.ulid
          ? -1
          : a.position.index - b.position.index,
    );
  const page = rest.slice(0, limit);
  return {
    items: page.map(({ listed }) => listed),
    next: rest.length > limit ? (page.at(-1)?.position ?? null) : null,
  };
}
