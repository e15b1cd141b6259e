import { Buffer } from 'node:buffer';
import type { RequestHandler } from '../../../functions/shared/queue/open-queue.ts';
import { answerTo } from './answer-request.ts';
import type { OperationContext } from './operation.ts';

/** Carries the requests of an SDK's client to a queue in the same process: all of the protocol, but no socket. */
export const withinProcess = (context: OperationContext): RequestHandler => ({
  handle: async ({ headers, body = '' }) => {
    // The SDK warns of whoever takes its bytes for text, as Buffer.from does to find out what they are.
    const bytes =
      typeof body === 'string' ? Buffer.from(body) : Buffer.from(body.buffer, body.byteOffset, body.length);
    const { status, ...answer } = await answerTo(headers['x-amz-target'] ?? '', bytes, context);
    return { response: { statusCode: status, headers: answer.headers, body: Buffer.from(answer.body) } };
  },
});
