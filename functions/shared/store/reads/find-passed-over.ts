import { paginateQuery } from '@aws-sdk/lib-dynamodb';
import { isDeadPayment } from '../../domain/money-back/ledger.ts';
import type { PassedOverPayments } from '../../domain/money-back/ledger-state.ts';
import { maxPassedOver } from '../../domain/rewards/passed-over.ts';
import type { Payment } from '../../domain/payment/payment.ts';
import type { Account } from '../account.ts';
import { keysOf, type Key } from '../keys.ts';
import { readKnownPayment } from '../items/payment-item.ts';
import { readItems } from './read-items.ts';
import type { Table } from '../table.ts';

const paymentsOf = (items: readonly Record<string, unknown>[]): Payment[] =>
  items.map(readKnownPayment).filter((payment) => payment.state !== 'pending');

/** The payments of these Chargebee ids, read strongly; those that are not there are left out. */
export const readPayments = async (
  table: Table,
  account: Account,
  ids: readonly string[],
): Promise<Payment[]> => paymentsOf(await readItems(table, ids.map(keysOf(account).payment)));

const byAge = (one: Payment, other: Payment): number =>
  one.date - other.date || (one.chargebeeTransactionId < other.chargebeeTransactionId ? -1 : 1);

/**
 * The live payments of a customer that a rule passed over, found in the customer's list: more than are remembered.
 * @param isBehind whether the list, an index, may still lack some of them
 */
export async function findPassedOver(
  table: Table,
  account: Account,
  { customerId, ruleId }: { readonly customerId: string; readonly ruleId: string },
  isBehind: boolean,
): Promise<PassedOverPayments> {
  const pages = paginateQuery(
    { client: table.client },
    {
      TableName: table.name,
      IndexName: 'byCustomer',
      KeyConditionExpression: 'customerKey = :customer',
      ExpressionAttributeValues: { ':customer': keysOf(account).ofCustomer('transaction', customerId) },
    },
  );
  const found: Payment[] = [];
  for await (const { Items = [] } of pages) {
    const keys = Items.filter(({ sk }) => sk === 'payment') as unknown as Key[];
    const payments = paymentsOf(await readItems(table, keys));
    found.push(...payments.filter((one) => one.passedOver?.includes(ruleId) && !isDeadPayment(one)));
  }
  return {
    payments: found.sort(byAge).slice(0, maxPassedOver),
    isAll: found.length <= maxPassedOver && !isBehind,
  };
}
