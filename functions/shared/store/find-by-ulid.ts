import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import type { Account } from './account.ts';
import { keysOf, type Listing } from './keys.ts';
import { readItems } from './read-items.ts';
import type { Table } from './table.ts';

const entries = z.array(z.object({ pk: z.string(), sk: z.string() }));

/** What stands in a list at this ULID. The list says where; the item itself is read strongly. */
export async function findByUlid(
  table: Table,
  account: Account,
  listing: Listing,
  ulid: string,
): Promise<Record<string, unknown>[]> {
  const { Items } = await table.client.send(
    new QueryCommand({
      TableName: table.name,
      IndexName: 'list',
      KeyConditionExpression: 'listKey = :list AND ulid = :ulid',
      ExpressionAttributeValues: { ':list': keysOf(account).list(listing, ulid), ':ulid': ulid },
    }),
  );
  return readItems(table, entries.parse(Items ?? []));
}
