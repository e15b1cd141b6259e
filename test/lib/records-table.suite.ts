import { describe, expect, it } from '@jest/globals';
import { DynamoDBClient, type CreateTableCommandInput } from '@aws-sdk/client-dynamodb';
import * as z from 'zod';
import { createTable } from '../../local/table.ts';
import { propertiesOf } from './properties-of.ts';
import { synthesize } from './synthesize.ts';

const keys = z.array(z.object({ AttributeName: z.string(), KeyType: z.string() }));
const layout = z.object({
  BillingMode: z.string(),
  KeySchema: keys,
  AttributeDefinitions: z.array(z.object({ AttributeName: z.string(), AttributeType: z.string() })),
  GlobalSecondaryIndexes: z.array(
    z.object({
      IndexName: z.string(),
      KeySchema: keys,
      Projection: z.object({ ProjectionType: z.string() }),
    }),
  ),
});

describe('the table', () => {
  const dev = synthesize('dev').storage;
  const prod = synthesize('prod').storage;

  it.each([dev, prod])(
    'is paid by request, can be restored to any second, and forgets by expiresAt',
    (storage) => {
      storage.hasResourceProperties('AWS::DynamoDB::Table', {
        BillingMode: 'PAY_PER_REQUEST',
        PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
        TimeToLiveSpecification: { AttributeName: 'expiresAt', Enabled: true },
      });
    },
  );

  it('outlives its stack outside dev', () => {
    prod.hasResource('AWS::DynamoDB::Table', {
      DeletionPolicy: 'Retain',
      UpdateReplacePolicy: 'Retain',
      Properties: { DeletionProtectionEnabled: true },
    });
  });

  it('goes with its stack in dev', () => {
    dev.hasResource('AWS::DynamoDB::Table', {
      DeletionPolicy: 'Delete',
      Properties: { DeletionProtectionEnabled: false },
    });
  });

  it('has indexes of keys alone', () => {
    const [table] = propertiesOf(dev, 'AWS::DynamoDB::Table', layout).values();
    expect(table?.GlobalSecondaryIndexes.map((index) => summary(index))).toEqual([
      'list: listKey, ulid',
      'byOwner: ownerKey, ulid',
      'byCustomer: customerKey, ulid',
      'byEmail: emailKey, ulid',
      'byEvent: eventKey',
    ]);
    expect(table?.GlobalSecondaryIndexes.map((index) => index.Projection.ProjectionType)).toEqual(
      Array(5).fill('KEYS_ONLY'),
    );
  });

  it('has the keys and indexes of the local one', async () => {
    const [deployed] = propertiesOf(dev, 'AWS::DynamoDB::Table', layout).values();
    expect(inOrder(layout.parse(await localTable()))).toEqual(inOrder(layout.parse(deployed)));
  });
});

function summary(index: { IndexName: string; KeySchema: z.infer<typeof keys> }): string {
  return `${index.IndexName}: ${index.KeySchema.map((key) => key.AttributeName).join(', ')}`;
}

function inOrder(table: z.infer<typeof layout>): z.infer<typeof layout> {
  return {
    ...table,
    AttributeDefinitions: table.AttributeDefinitions.toSorted((a, b) =>
      a.AttributeName.localeCompare(b.AttributeName),
    ),
    GlobalSecondaryIndexes: table.GlobalSecondaryIndexes.toSorted((a, b) =>
      a.IndexName.localeCompare(b.IndexName),
    ),
  };
}

/** What the local stack asks of its engine; nothing is sent. */
async function localTable(): Promise<CreateTableCommandInput | undefined> {
  const sent: object[] = [];
  const client = new DynamoDBClient({ region: 'local' });
  client.middlewareStack.add(
    () => (args) => {
      sent.push(args.input);
      return Promise.resolve({ output: { $metadata: {}, Table: { TableStatus: 'ACTIVE' } }, response: {} });
    },
    { step: 'initialize', priority: 'high' },
  );
  await createTable(client, 'any');
  client.destroy();
  return sent.find((input): input is CreateTableCommandInput => 'KeySchema' in input);
}
