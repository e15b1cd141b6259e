import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { UnreadableItem } from './items/read-as.ts';

/** The single table, and the client that speaks to it. */
export interface Table {
  readonly client: DynamoDBDocumentClient;
  readonly name: string;
  /** Told of each item that a list, or a sum, had to leave out. */
  readonly unreadable?: (error: UnreadableItem) => void;
}
