import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod/mini';
import type { Customer } from '../../domain/customer/customer.ts';
import { shapeOf } from '../../shape-of.ts';
import type { Account } from '../account.ts';
import { optionalText, text } from '../items/item-fields.ts';
import { lenient } from '../items/lenient.ts';
import { readAs } from '../items/read-as.ts';
import { emailEntries, keysOf } from '../keys.ts';
import type { List } from './list.ts';
import { loadLines } from './load-lines.ts';
import type { Table } from '../table.ts';

const carrier = shapeOf<Pick<Customer, 'customerId'>>()({ customerId: text });
/** A customer that has the email stands in its document; one that had it, in an item of its own. */
const carriers = shapeOf<{
  readonly customer?: Pick<Customer, 'customerId'>;
  readonly customerId?: string;
}>()({
  customer: z.exactOptional(carrier),
  customerId: optionalText,
});

/** The customers that have an email, or had it. */
async function customersOf(table: Table, account: Account, email: string): Promise<string[]> {
  const { client, name } = table;
  const { Items = [] } = await client.send(
    new QueryCommand({
      TableName: name,
      KeyConditionExpression: 'pk = :pk AND sk BETWEEN :first AND :last',
      ExpressionAttributeValues: {
        ':pk': keysOf(account).emailDocument(email).pk,
        ':first': emailEntries.document,
        ':last': `${emailEntries.former}~`,
      },
    }),
  );
  const read = lenient(
    table,
    (item: Record<string, unknown>) => {
      const { customer, customerId } = readAs(carriers, item);
      return [customer?.customerId ?? customerId ?? []].flat();
    },
    () => [],
  );
  return Items.flatMap(read);
}

/**
 * Where lines of an email are: those of its customers are found by these, and all others by the email itself.
 * @param partnerId only what recorded something for this partner
 */
export async function linesOfEmail(
  table: Table,
  account: Account,
  email: string,
  partnerId?: string,
): Promise<Pick<List<unknown>, 'index' | 'hashKeys' | 'beside' | 'load'>> {
  const keys = keysOf(account);
  const customers = await customersOf(table, account, email);
  const hashKeys = customers.map((customerId) => keys.ofCustomer('transaction', customerId));
  return {
    index: 'byEmail',
    hashKeys: [keys.ofEmail('activity', email)],
    beside: [{ index: 'byCustomer', hashKeys }],
    load: loadLines(account, partnerId),
  };
}
