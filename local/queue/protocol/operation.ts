import type { Arrivals } from '../arrivals.ts';
import type { Queue } from '../queue.ts';
import type { MessageStore } from '../store/open-message-store.ts';
import type { Result } from './result.ts';

/** What an operation works with; `signal` aborts when the client is gone or the server closes. */
export interface OperationContext {
  readonly queues: ReadonlyMap<string, Queue>;
  readonly store: MessageStore;
  readonly arrivals: Arrivals;
  readonly endpoint: string;
  readonly signal: AbortSignal;
}

/** One operation of the protocol: from the parsed JSON of a request to its outcome. */
export type Operation = (request: unknown, context: OperationContext) => Result | Promise<Result>;
