import { paginateQuery } from '@aws-sdk/lib-dynamodb';
import { encodeTime } from 'ulid';
import * as z from 'zod';
import { DaySum, type DaySums } from '../domain/day-sums.ts';
import type { Account } from './account.ts';
import { keysOf, type Key } from './keys.ts';
import { readActivityLine } from './read-activity-line.ts';
import { readRecorded } from './read-recorded.ts';
import { readRewards, readTransactions } from './read-transactions.ts';
import type { Table } from './table.ts';

const dayMilliseconds = 24 * 60 * 60 * 1_000;
const itemsAtOnce = 100;

const entries = z.array(z.object({ pk: z.string(), sk: z.string() }));

/** The first and the last ULID that a day can have. */
const ulidsOf = (from: number) => ({
  ':first': encodeTime(from, 10).padEnd(26, '0'),
  ':last': encodeTime(from + dayMilliseconds - 1, 10).padEnd(26, 'Z'),
});

async function* entriesOf({ client, name }: Table, listKey: string, from: number): AsyncGenerator<Key[]> {
  const pages = paginateQuery(
    { client },
    {
      TableName: name,
      IndexName: 'list',
      KeyConditionExpression: 'listKey = :list AND ulid BETWEEN :first AND :last',
      ExpressionAttributeValues: { ':list': listKey, ...ulidsOf(from) },
    },
  );
  for await (const { Items } of pages) yield entries.parse(Items ?? []);
}

/**
 * Sums up all that was recorded on the day that begins `from` (epoch milliseconds): the same lists as the activity, read
 * side by side, so many items at a time.
 */
export async function sumDay(table: Table, account: Account, from: number): Promise<DaySums> {
  const keys = keysOf(account);
  const day = new DaySum();
  const addList = async (listKey: string): Promise<void> => {
    for await (const page of entriesOf(table, listKey, from)) {
      for (let start = 0; start < page.length; start += itemsAtOnce) {
        for (const item of await readRecorded(table, page.slice(start, start + itemsAtOnce))) {
          day.add({
            line: readActivityLine(item),
            transactions: readTransactions(item),
            rewards: readRewards(item),
          });
        }
      }
    }
  };
  const listKeys = (['transaction', 'unmatched', 'line'] as const).flatMap((listing) => keys.lists(listing));
  await Promise.all(listKeys.map(addList));
  return day.sums;
}
