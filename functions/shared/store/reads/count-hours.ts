import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import { decodeTime, encodeTime } from 'ulid';
import * as z from 'zod/mini';
import { hourMs, lasting, type HourCounts } from '../../domain/lines/hour-counts.ts';
import type { Account } from '../account.ts';
import { entryPrefix, keysOf } from '../keys.ts';
import { listingsOf, type Listing } from '../listing.ts';
import type { Table } from '../table.ts';

/** Epoch milliseconds, `until` excluded. */
interface Span {
  readonly from: number;
  readonly until: number;
}

const entries = z.array(z.object({ ulid: z.string() }));

/**
 * When what is listed there was decided, entry by entry, oldest first: from the index alone, no item is
 * read. What was appended to a payment is no event of its own.
 */
async function* timesIn(
  { client, name }: Table,
  account: Account,
  listings: readonly Listing[],
  { from, until }: Span,
): AsyncGenerator<number> {
  const keys = keysOf(account);
  for (const listKey of listings.flatMap((listing) => keys.lists(listing))) {
    let start: Record<string, unknown> | undefined;
    do {
      const { Items, LastEvaluatedKey } = await client.send(
        new QueryCommand({
          TableName: name,
          IndexName: 'list',
          KeyConditionExpression: 'listKey = :list AND ulid BETWEEN :first AND :last',
          FilterExpression: 'NOT begins_with(sk, :entry)',
          ProjectionExpression: 'ulid',
          ExpressionAttributeValues: {
            ':list': listKey,
            ':first': encodeTime(from, 10).padEnd(26, '0'),
            ':last': encodeTime(Math.max(until - 1, 0), 10).padEnd(26, 'Z'),
            ':entry': entryPrefix,
          },
          ...(start && { ExclusiveStartKey: start }),
        }),
      );
      for (const { ulid } of entries.parse(Items ?? [])) yield decodeTime(ulid);
      start = LastEvaluatedKey;
    } while (start !== undefined);
  }
}

/** What ended for good in each hour of a span, by when the hour began. */
export async function countHours(
  table: Table,
  account: Account,
  span: Span,
): Promise<Map<number, HourCounts>> {
  const hours = new Map<number, HourCounts>();
  const add = async (outcome: (typeof lasting)[number]) => {
    for await (const time of timesIn(table, account, listingsOf(outcome), span)) {
      const hour = Math.floor(time / hourMs) * hourMs;
      const counts = hours.get(hour) ?? {};
      hours.set(hour, { ...counts, [outcome]: (counts[outcome] ?? 0) + 1 });
    }
  };
  await Promise.all(lasting.map(add));
  return hours;
}

/** What is listed by now, since when the oldest of it is, and how much of it since some moments; epoch milliseconds. */
export async function countStanding(
  table: Table,
  account: Account,
  listings: readonly Listing[],
  since: readonly number[] = [],
): Promise<{ readonly count: number; readonly oldest?: number; readonly countSince: readonly number[] }> {
  const times: number[] = [];
  for await (const time of timesIn(table, account, listings, { from: 0, until: 2 ** 48 })) times.push(time);
  const countSince = since.map((from) => times.filter((time) => time >= from).length);
  const oldest = times.reduce((first, time) => Math.min(first, time), Infinity);
  return { count: times.length, ...(times.length > 0 && { oldest }), countSince };
}
