import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod/mini';
import type { Customer } from '../../domain/customer/customer.ts';
import type { ActivityLine } from '../../domain/lines/activity.ts';
import { shapeOf } from '../../shape-of.ts';
import type { Account } from '../account.ts';
import { optionalText, text } from '../items/item-fields.ts';
import { lenient } from '../items/lenient.ts';
import { readAs } from '../items/read-as.ts';
import { emailEntries, keysOf, type Key } from '../keys.ts';
import type { List } from './list.ts';
import { readItems } from './read-items.ts';
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

/** The items that are or hold the lines which index entries lead to, each once: what an event appended leads to its line. */
const loadLines =
  (account: Account) =>
  async (table: Table, entries: readonly Key[]): Promise<Record<string, unknown>[]> => {
    const items = await readItems(table, entries);
    const lineOf = ({ eventId, entry }: Record<string, unknown>): Key[] =>
      entry !== undefined && typeof eventId === 'string' ? [keysOf(account).line(eventId)] : [];
    const lines = await readItems(table, items.flatMap(lineOf));
    const all = [...items.filter(({ entry }) => entry === undefined), ...lines];
    const unique = [
      ...new Map(all.map((item) => [`${String(item['pk'])} ${String(item['sk'])}`, item])).values(),
    ];
    return unique.sort((one, other) => (String(one['ulid']) < String(other['ulid']) ? 1 : -1));
  };

/** Where lines of an email are: those of its customers are found by these, and all others by the email itself. */
export async function linesOfEmail(
  table: Table,
  account: Account,
  email: string,
): Promise<Pick<List<ActivityLine>, 'index' | 'hashKeys' | 'beside' | 'load'>> {
  const keys = keysOf(account);
  const customers = await customersOf(table, account, email);
  const hashKeys = customers.map((customerId) => keys.ofCustomer('transaction', customerId));
  return {
    index: 'byEmail',
    hashKeys: [keys.ofEmail('activity', email)],
    beside: [{ index: 'byCustomer', hashKeys }],
    load: loadLines(account),
  };
}
