import { once } from 'node:events';
import { createServer } from 'node:http';
import type { RequestHandler } from '../../functions/shared/queue/open-queue.ts';
import { createArrivals } from './arrivals.ts';
import { answerRequest } from './protocol/answer-request.ts';
import { askWithin, type Ask } from './protocol/ask.ts';
import { withinProcess } from './protocol/within-process.ts';
import { queueAddress } from './queue-address.ts';
import type { QueueSettings } from './queue-settings.ts';
import { resolveQueues } from './resolve-queues.ts';
import { openMessageStore } from './store/open-message-store.ts';

/** How to start; `now` is in milliseconds and for tests, `port` 0 (the default) takes a free one. */
export interface QueueOptions<Name extends string> {
  /** The SQLite file, or ':memory:'. One process at a time can have it open. */
  readonly file: string;
  readonly queues: Readonly<Record<Name, QueueSettings>>;
  readonly port?: number;
  readonly now?: () => number;
}

/** A running server. */
export interface RunningQueue<Name extends string> {
  readonly endpoint: string;
  readonly url: (queue: Name) => string;
  readonly ask: Ask;
  /** For an SDK's client in this process, which then needs no socket. */
  readonly requestHandler: RequestHandler;
  /** Ends waiting receives with no messages, finishes the other requests, and closes the file. */
  readonly close: () => Promise<void>;
}

/**
 * Starts a server on 127.0.0.1 that speaks the protocol of SQS, for standard queues with fair message groups.
 * Throws when the port is taken, the file is in use, or a dead-letter queue is missing.
 */
export async function startQueue<Name extends string>(
  options: QueueOptions<Name>,
): Promise<RunningQueue<Name>> {
  const queues = resolveQueues(options.queues);
  const store = openMessageStore(options.file, options.now ?? Date.now);
  const arrivals = createArrivals();
  const closing = new AbortController();
  let endpoint = '';

  const server = createServer((request, response) => {
    const gone = new AbortController();
    response.on('close', () => {
      if (!response.writableFinished) gone.abort();
    });
    const signal = AbortSignal.any([closing.signal, gone.signal]);
    answerRequest(request, response, { queues, store, arrivals, endpoint, signal }).catch(
      (error: unknown) => {
        if (gone.signal.aborted) return;
        console.error('The local queue failed:', error);
        response.writeHead(500).end('{"__type":"InternalFailure","message":"The local queue failed."}');
      },
    );
  });

  try {
    server.listen(options.port ?? 0, '127.0.0.1');
    await once(server, 'listening');
  } catch (error) {
    store.close();
    throw error;
  }
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The local queue has no port.');
  endpoint = `http://127.0.0.1:${address.port}`;

  const context = { queues, store, arrivals, endpoint, signal: closing.signal };
  const close = async () => {
    closing.abort();
    const closed = once(server, 'close');
    server.close();
    await closed;
    store.close();
  };
  return {
    endpoint,
    url: (queue) => queueAddress.url(endpoint, queue),
    ask: askWithin(context),
    requestHandler: withinProcess(context),
    close,
  };
}
