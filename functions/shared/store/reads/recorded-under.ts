import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import type { Account } from '../account.ts';
import { decidedPayment } from '../items/decided-payment.ts';
import { isPayment, keysOf } from '../keys.ts';
import type { Table } from '../table.ts';
import { entriesIn } from './index-entry.ts';
import { readItems } from './read-items.ts';

/** Whose payments, and under which Chargebee id. */
export interface Under {
  readonly customerId: string;
  readonly chargebeeCustomerId: string;
}

/**
 * The payments of a customer that were recorded under one Chargebee id, as the index shows them: those among the first `count`
 * entries after a ULID. What is read costs the same however many the customer has under others.
 * @returns `last`: the ULID of the last entry that was looked at; undefined at the end
 */
export async function recordedUnder(
  table: Table,
  account: Account,
  { customerId, chargebeeCustomerId }: Under,
  { after, count }: { readonly after: string; readonly count: number },
): Promise<{ readonly paymentIds: readonly string[]; readonly last?: string }> {
  const { Items, LastEvaluatedKey } = await table.client.send(
    new QueryCommand({
      TableName: table.name,
      IndexName: 'byCustomer',
      KeyConditionExpression: 'customerKey = :customer AND ulid > :after',
      ExpressionAttributeValues: {
        ':customer': keysOf(account).ofCustomer('transaction', customerId),
        // No ULID is empty text, and none comes before this.
        ':after': after || '0',
      },
      Limit: count,
    }),
  );
  const entries = entriesIn(Items);
  const items = await readItems(
    table,
    entries.filter(({ sk }) => isPayment(sk)),
  );
  const payments = items.flatMap(decidedPayment(table)).filter((payment) => {
    const { state, line } = payment;
    return (
      state === 'recorded' &&
      payment.customerId === customerId &&
      line.chargebeeCustomerId === chargebeeCustomerId
    );
  });
  const last = LastEvaluatedKey === undefined ? undefined : entries.at(-1)?.ulid;
  return {
    paymentIds: payments.map(({ chargebeeTransactionId }) => chargebeeTransactionId),
    ...(last !== undefined && { last }),
  };
}
