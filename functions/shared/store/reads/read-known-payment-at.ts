import { GetCommand } from '@aws-sdk/lib-dynamodb';
import type { KnownPayment } from '../../domain/payment/payment.ts';
import type { Account } from '../account.ts';
import { keysOf } from '../keys.ts';
import { readKnownPayment } from '../items/payment-item.ts';
import type { Table } from '../table.ts';

/** What is known of a payment, in one strongly consistent read. @throws where the item is not one */
export async function readKnownPaymentAt(
  { client, name }: Table,
  account: Account,
  chargebeeTransactionId: string,
): Promise<KnownPayment | undefined> {
  const Key = keysOf(account).payment(chargebeeTransactionId);
  const { Item } = await client.send(new GetCommand({ TableName: name, Key, ConsistentRead: true }));
  return Item && readKnownPayment(Item);
}
