import { Buffer } from 'node:buffer';
import * as z from 'zod';
import { refuse, type Refusal } from './refusal.ts';

/** Room for 1 MiB of text of which JSON escapes every character. */
const largestRequest = 8 * 1_048_576;

/** A request's body; undefined where it is too large; throws when the connection breaks. */
export async function readBody(body: AsyncIterable<unknown>): Promise<Uint8Array | undefined> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const part of body) {
    const chunk = z.instanceof(Uint8Array).parse(part);
    size += chunk.length;
    // The rest is read all the same, or the client would see a broken connection in place of the answer.
    if (size <= largestRequest) chunks.push(chunk);
  }
  return size > largestRequest ? undefined : Buffer.concat(chunks);
}

export function parseJson(body: Uint8Array): { readonly kind: 'read'; readonly value: unknown } | Refusal {
  try {
    return { kind: 'read', value: JSON.parse(Buffer.from(body).toString()) };
  } catch {
    return refuse('InvalidParameterValue', 'The request is not JSON.');
  }
}
