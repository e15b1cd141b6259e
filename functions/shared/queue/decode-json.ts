import type * as z from 'zod/mini';
import '../issue-words.ts';

/** A message, or why it is none: in words that tell nothing of what stood in it. */
export type Decoded<Message> =
  { readonly ok: true; readonly message: Message } | { readonly ok: false; readonly reason: string };

/** Reads the body of a message by its schema. */
export function decodeJson<Message>(schema: z.ZodMiniType<Message>, body: string): Decoded<Message> {
  let json: unknown;
  try {
    json = JSON.parse(body);
  } catch {
    return { ok: false, reason: 'not JSON' };
  }
  const { success, data, error } = schema.safeParse(json);
  if (success) return { ok: true, message: data };
  const wrong = error.issues.slice(0, 5).map(({ path, message }) => `${path.join('.')}: ${message}`);
  return { ok: false, reason: wrong.join('; ') };
}
