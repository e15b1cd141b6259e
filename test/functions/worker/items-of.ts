import { paginateScan } from '@aws-sdk/lib-dynamodb';
import type { Account } from '../../../functions/shared/store/account.ts';
import type { Table } from '../../../functions/shared/store/table.ts';

/** Every item of an account, whatever it is. */
export async function itemsOf({ client, name }: Table, account: Account): Promise<Record<string, unknown>[]> {
  const pages = paginateScan(
    { client },
    {
      TableName: name,
      FilterExpression: 'begins_with(pk, :account)',
      ExpressionAttributeValues: { ':account': `${account}#` },
      ConsistentRead: true,
    },
  );
  const items: Record<string, unknown>[] = [];
  for await (const page of pages) items.push(...(page.Items ?? []));
  return items;
}
