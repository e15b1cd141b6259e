import {
  CreateTableCommand,
  DeleteTableCommand,
  DescribeTimeToLiveCommand,
  type DynamoDBClient,
  type GlobalSecondaryIndex,
  ResourceInUseException,
  ResourceNotFoundException,
  UpdateTimeToLiveCommand,
  waitUntilTableExists,
  waitUntilTableNotExists,
} from '@aws-sdk/client-dynamodb';
import { tableLayout } from '../functions/shared/deployment/table-layout.ts';

const { hash, sort, expiry } = tableLayout;
const indexes = Object.entries(tableLayout.indexes).map(([name, index]) => keysOnly(name, index));

/** Creates the single table as the deployed stack defines it; one that is there already is left as it is. */
export async function createTable(client: DynamoDBClient, name: string): Promise<void> {
  const keys = new Set([
    hash,
    sort,
    ...indexes.flatMap(({ KeySchema }) => KeySchema?.map((key) => key.AttributeName) ?? []),
  ]);
  try {
    await client.send(
      new CreateTableCommand({
        TableName: name,
        BillingMode: 'PAY_PER_REQUEST',
        KeySchema: [
          { AttributeName: hash, KeyType: 'HASH' },
          { AttributeName: sort, KeyType: 'RANGE' },
        ],
        AttributeDefinitions: [...keys].map((AttributeName) => ({ AttributeName, AttributeType: 'S' })),
        GlobalSecondaryIndexes: indexes,
      }),
    );
  } catch (error) {
    if (!(error instanceof ResourceInUseException)) throw error;
  }
  await waitUntilTableExists({ client, maxWaitTime: 30, minDelay: 1, maxDelay: 1 }, { TableName: name });
  await expireItems(client, name);
}

/** Deletes the table with all that is in it, if there is one. */
export async function deleteTable(client: DynamoDBClient, name: string): Promise<void> {
  try {
    await client.send(new DeleteTableCommand({ TableName: name }));
  } catch (error) {
    if (!(error instanceof ResourceNotFoundException)) throw error;
    return;
  }
  await waitUntilTableNotExists({ client, maxWaitTime: 30, minDelay: 1, maxDelay: 1 }, { TableName: name });
}

async function expireItems(client: DynamoDBClient, name: string): Promise<void> {
  const now = await client.send(new DescribeTimeToLiveCommand({ TableName: name }));
  if (now.TimeToLiveDescription?.TimeToLiveStatus === 'ENABLED') return;
  const TimeToLiveSpecification = { AttributeName: expiry, Enabled: true };
  await client.send(new UpdateTimeToLiveCommand({ TableName: name, TimeToLiveSpecification }));
}

function keysOnly(name: string, index: { hash: string; sort?: string }): GlobalSecondaryIndex {
  return {
    IndexName: name,
    KeySchema: [
      { AttributeName: index.hash, KeyType: 'HASH' },
      ...(index.sort === undefined ? [] : [{ AttributeName: index.sort, KeyType: 'RANGE' as const }]),
    ],
    Projection: { ProjectionType: 'KEYS_ONLY' },
  };
}
