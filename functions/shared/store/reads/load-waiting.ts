import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import { maxSettled } from '../../domain/money-back/settle.ts';
import type { WaitingPage } from '../../domain/money-back/waiting-event.ts';
import type { Account } from '../account.ts';
import { keysOf, rankAt } from '../keys.ts';
import type { Table } from '../table.ts';
import { readWaitingItem } from '../items/waiting-item.ts';

/** Which of what waits: all after a rank, or all whose ranks begin alike. Without either, all. */
interface Which {
  readonly after?: string | undefined;
  readonly within?: string;
}

/**
 * What waits for a payment or a refund under its Chargebee id, in the order in which it is settled, and as much as one
 * write settles: so that nothing is read twice.
 */
export async function loadWaiting(
  { client, name }: Table,
  account: Account,
  chargebeeTransactionId: string,
  { after = '', within }: Which = {},
): Promise<WaitingPage> {
  const { pk, sk } = keysOf(account).waiting(chargebeeTransactionId, within ?? after);
  const { Items = [], LastEvaluatedKey } = await client.send(
    new QueryCommand({
      TableName: name,
      // What waits stands behind all else of its partition.
      KeyConditionExpression:
        within === undefined ? 'pk = :pk AND sk > :sk' : 'pk = :pk AND begins_with(sk, :sk)',
      ExpressionAttributeValues: { ':pk': pk, ':sk': sk },
      ConsistentRead: true,
      Limit: maxSettled,
    }),
  );
  return {
    waiting: Items.map(readWaitingItem),
    ...(LastEvaluatedKey && { waitingNext: rankAt(LastEvaluatedKey['sk']) }),
  };
}
