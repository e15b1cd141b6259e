import { setTimeout as sleep } from 'node:timers/promises';
import * as z from 'zod';
import type { ApiClient } from '../../local/api-client.ts';

/** Everything that a list of the API shows, page by page. */
export async function readAll<T extends z.ZodType>(
  api: ApiClient,
  path: string,
  item: T,
): Promise<z.infer<T>[]> {
  const page = z.object({ items: z.array(item), nextCursor: z.string().nullable() });
  const all: z.infer<T>[] = [];
  for (let cursor: string | null = ''; cursor !== null;) {
    const { status, body } = await api('GET', `${path}?limit=200${cursor && `&cursor=${cursor}`}`);
    if (status !== 200) {
      await sleep(100);
      continue;
    }
    const { items, nextCursor } = page.parse(body);
    all.push(...items);
    cursor = nextCursor;
  }
  return all;
}
