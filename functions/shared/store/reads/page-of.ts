import * as z from 'zod/mini';
import type { List, Page, Place } from './list.ts';

/** One page, newest first, of what is in items that were all read already. */
export function pageOf<T>(
  items: readonly Record<string, unknown>[],
  { read, wanted }: Pick<List<T>, 'read' | 'wanted'>,
  limit: number,
  after?: Place,
): Page<T> {
  const all = items.flatMap((item) =>
    read(item).map((listed, index) => ({ listed, place: { ulid: z.string().parse(item['ulid']), index } })),
  );
  const rest = all
    .filter(({ listed, place: { ulid, index } }) => {
      const isAfter =
        after === undefined || ulid < after.ulid || (ulid === after.ulid && index > after.index);
      return isAfter && wanted(listed);
    })
    .sort((a, b) =>
      a.place.ulid < b.place.ulid ? 1 : a.place.ulid > b.place.ulid ? -1 : a.place.index - b.place.index,
    );
  const page = rest.slice(0, limit);
  return {
    items: page.map(({ listed }) => listed),
    next: rest.length > limit ? (page.at(-1)?.place ?? null) : null,
  };
}
