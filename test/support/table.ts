import { randomUUID } from 'node:crypto';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { tableClient, type Table } from '../../functions/shared/store/table.ts';
import { startEngine } from '../../local/engine.ts';
import { createTable } from '../../local/table.ts';

/** An empty table on an engine of its own, which forgets everything when it is stopped. */
export interface TestTable {
  readonly table: Table;
  /** Where the engine answers. */
  readonly endpoint: string;
  stop(): Promise<void>;
}

/** Starts an engine with one table; one per test file, stopped in `afterAll`. */
export async function testTable(): Promise<TestTable> {
  const engine = await startEngine();
  const client = new DynamoDBClient({
    endpoint: engine.endpoint,
    region: 'us-east-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
  const name = `test-${randomUUID()}`;
  await createTable(client, name);
  const documents = DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } });
  return {
    table: { client: tableClient(documents), name },
    endpoint: engine.endpoint,
    stop: async () => {
      client.destroy();
      await engine.stop();
    },
  };
}
