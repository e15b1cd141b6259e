import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { withoutTelemetry } from '../without-telemetry.ts';
import { tableClient, type Table } from './table.ts';

interface Options extends Pick<Table, 'unreadable'> {
  readonly requestTimeout?: number;
  readonly maxAttempts?: number;
}

/**
 * The table of the deployed function. A table that hangs is given up after `requestTimeout` milliseconds, and asked so
 * often: the caller has its own time to keep.
 */
export function openTable(
  name: string,
  { requestTimeout = 3_000, maxAttempts = 3, unreadable }: Options = {},
): Table {
  const requestHandler = { connectionTimeout: 1_000, requestTimeout, throwOnRequestTimeout: true };
  const client = DynamoDBDocumentClient.from(
    withoutTelemetry(new DynamoDBClient({ maxAttempts, requestHandler })),
    { marshallOptions: { removeUndefinedValues: true } },
  );
  return { client: tableClient(client), name, ...(unreadable && { unreadable }) };
}
