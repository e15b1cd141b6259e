import { setTimeout as sleep } from 'node:timers/promises';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { storeError } from './errors.ts';
import type { UnreadableItem } from './items/read-as.ts';
import type { Key } from './keys.ts';

/** The single table, and the client that speaks to it. */
export interface Table {
  readonly client: DynamoDBDocumentClient;
  readonly name: string;
  /** Told of each item that a list, or a sum, had to leave out. */
  readonly unreadable?: (error: UnreadableItem) => void;
  /** Reads one item strongly, where that is done otherwise than by a request for it alone. */
  readonly get?: (key: Key) => Promise<Record<string, unknown> | undefined>;
  /** Waits before the next attempt (from 0), where that is done otherwise than by the clock. */
  readonly pause?: (attempt: number) => Promise<void>;
}

type Send = (command: unknown, options?: unknown) => Promise<unknown>;

/**
 * The client, which throws the store's own errors. Everything that speaks to the table goes through it.
 */
export function tableClient(client: DynamoDBDocumentClient): DynamoDBDocumentClient {
  const ask = client.send.bind(client) as Send;
  const send: Send = async (command, options) => {
    try {
      return await ask(command, options);
    } catch (error) {
      throw storeError(error);
    }
  };
  // The paginators of the SDK ask for one of its clients.
  return Object.create(client, { send: { value: send, writable: true } }) as DynamoDBDocumentClient;
}

const firstMs = 20;

/** How to wait for others: a random while that grows with the attempt. */
export const pauseOf = ({
  pause = (attempt) => sleep(Math.random() * firstMs * 2 ** Math.min(attempt, 5)),
}: Pick<Table, 'pause'>): NonNullable<Table['pause']> => pause;
