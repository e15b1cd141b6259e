import { Buffer } from 'node:buffer';
import * as z from 'zod';
import { refuse, type Refusal } from './refusal.ts';

/** Room for 1 MiB of text of which JSON escapes every character. */
const largestRequest = 8 * 1_048_576;

/** The parsed JSON of a request's body; throws when the connection breaks. */
export async function readJson(
  body: AsyncIterable<unknown>,
): Promise<{ readonly kind: 'read'; readonly value: unknown } | Refusal> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const part of body) {
    const chunk = z.instanceof(Uint8Array).parse(part);
    size += chunk.length;
    // The rest is read all the same, or the client would see a broken connection in place of the answer.
    if (size <= largestRequest) chunks.push(chunk);
  }
  if (size > largestRequest) return refuse('InvalidParameterValue', 'The request is too large.');
  try {
    return { kind: 'read', value: JSON.parse(Buffer.concat(chunks).toString()) };
  } catch {
    return refuse('InvalidParameterValue', 'The request is not JSON.');
  }
}
