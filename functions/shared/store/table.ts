import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';

/** The single table, and the client that speaks to it. */
export interface Table {
  readonly client: DynamoDBDocumentClient;
  readonly name: string;
}
