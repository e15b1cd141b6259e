import type { IncomingMessage } from 'node:http';

/**
 * The whole body of a request, or `too_large`. What is too much is read to its end all the same but not kept: an answer
 * in the middle of an upload would reach most clients as a reset connection.
 */
export async function readBody(request: IncomingMessage, limitBytes: number): Promise<Buffer | 'too_large'> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    const bytes: Buffer = Buffer.isBuffer(chunk) ? chunk : Buffer.from(String(chunk));
    size += bytes.length;
    if (size <= limitBytes) chunks.push(bytes);
  }
  return size > limitBytes ? 'too_large' : Buffer.concat(chunks);
}
