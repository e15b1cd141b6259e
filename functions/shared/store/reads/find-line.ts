import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import { tableLayout } from '../../deployment/table-layout.ts';
import type { Account } from '../account.ts';
import { keysOf } from '../keys.ts';
import { foundLine, type FoundLine } from '../items/found-line.ts';
import { keysIn } from './index-entry.ts';
import { readItems } from './read-items.ts';
import type { Table } from '../table.ts';

const index = 'byEvent';

/**
 * The activity line of an event: at its own address, or in the payment that it brought. Undefined where the account has
 * none, or its index does not show that payment yet.
 */
export async function findLine(
  table: Table,
  account: Account,
  eventId: string,
): Promise<FoundLine | undefined> {
  const keys = keysOf(account);
  const [own, { Items }] = await Promise.all([
    readItems(table, [keys.line(eventId)]),
    table.client.send(
      new QueryCommand({
        TableName: table.name,
        IndexName: index,
        KeyConditionExpression: `${tableLayout.indexes[index].hash} = :event`,
        ExpressionAttributeValues: { ':event': keys.ofEvent(eventId) },
        // One is the rule; an id that was sent for several payments may have more.
        Limit: 10,
      }),
    ),
  ]);
  const items = [...own, ...(await readItems(table, keysIn(Items)))];
  const lineIn = foundLine(table);
  return items.flatMap((item) => lineIn(item) ?? []).find(({ line }) => line.eventId === eventId);
}
