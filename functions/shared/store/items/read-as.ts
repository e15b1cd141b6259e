import type * as z from 'zod/mini';
import '../../issue-words.ts';

/**
 * What stands in the table is not as this release knows it: a later one may have written it, and can read it. The message
 * says where it differs, and nothing of what stands there.
 */
export class UnreadableItem extends Error {
  override readonly name = 'UnreadableItem';
}

const wrong = ({ issues }: z.core.$ZodError): string =>
  issues
    .slice(0, 5)
    .map(({ path, message }) => `${path.join('.')}: ${message}`)
    .join('; ');

/** @throws UnreadableItem */
export function readAs<T>(schema: z.ZodMiniType<T>, item: unknown): T {
  const { success, data, error } = schema.safeParse(item);
  if (success) return data;
  throw new UnreadableItem(wrong(error));
}
