import { paginateQuery } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod/mini';
import { accountSchema, type Account } from '../account.ts';
import { accountsOn as partition } from '../keys.ts';
import type { Table } from '../table.ts';

const items = z.array(z.object({ sk: accountSchema }));

/** Every account whose integration is on; one read unit for some hundred of them. */
export async function* accountsOn({ client, name }: Table): AsyncGenerator<Account> {
  const pages = paginateQuery(
    { client },
    {
      TableName: name,
      KeyConditionExpression: 'pk = :pk',
      ExpressionAttributeValues: { ':pk': partition },
      ConsistentRead: true,
    },
  );
  for await (const { Items } of pages) for (const { sk } of items.parse(Items)) yield sk;
}
