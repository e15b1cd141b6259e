import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import { encodeTime } from 'ulid';
import { DaySum, type DaySums, type RecordedItem } from '../../domain/lines/day-sums.ts';
import type { Account } from '../account.ts';
import { keysOf, textOfKey } from '../keys.ts';
import { activity, recorded } from '../listing.ts';
import { lenient } from '../items/lenient.ts';
import { entriesIn, type IndexEntry } from './index-entry.ts';
import { readActivityLine } from '../items/read-activity-line.ts';
import { readRecorded } from './read-recorded.ts';
import { readRewards, readTransactions } from '../items/read-transactions.ts';
import type { Table } from '../table.ts';
import { unreadableLine } from '../items/unreadable-line.ts';

/** How far a day is summed up. */
export interface Progress {
  readonly sums: DaySums;
  /** The last ULID that is in the sums; absent at the beginning. */
  readonly after?: string;
  readonly isDone: boolean;
}

/** How much may be summed. It grows by the lines that were read. */
export interface Budget {
  lines: number;
  readonly isSpent: () => boolean;
}

/** Epoch milliseconds, `until` excluded. */
interface Span {
  readonly from: number;
  readonly until: number;
}

/** Of each list, so many entries at a time. */
const atOnce = 100;

interface Step {
  readonly found: readonly IndexEntry[];
  /** Where the list was cut off; undefined at its end. */
  readonly end: string | undefined;
}

async function readOn({ client, name }: Table, listKey: string, first: string, last: string): Promise<Step> {
  const { Items, LastEvaluatedKey } = await client.send(
    new QueryCommand({
      TableName: name,
      IndexName: 'list',
      KeyConditionExpression: 'listKey = :list AND ulid BETWEEN :first AND :last',
      ExpressionAttributeValues: { ':list': listKey, ':first': first, ':last': last },
      Limit: atOnce,
    }),
  );
  const found = entriesIn(Items);
  return { found, end: LastEvaluatedKey === undefined ? undefined : found.at(-1)?.ulid };
}

type Said = Omit<RecordedItem, 'isWaiting'>;
type Item = Record<string, unknown>;

const said = (item: Item): Said => ({
  line: readActivityLine(item),
  transactions: readTransactions(item),
  rewards: readRewards(item),
  isUnreadable: false,
});
const unread = (item: Item): Said => ({
  line: unreadableLine(item),
  transactions: [],
  rewards: [],
  isUnreadable: true,
});

/** A message is received for two weeks at most; after that nothing can make another line of a remembered one. */
export const lastReceivedMs = 15 * 86_400_000;
const isRemembered = ({ forgetAt }: Item, now: number): boolean =>
  typeof forgetAt === 'number' && now < forgetAt + lastReceivedMs;

/**
 * Adds what these entries of the lists show. An index may be behind: an item that has moved since has more than one entry,
 * and counts only where it says that it is.
 */
async function add(table: Table, day: DaySum, found: readonly IndexEntry[], now: number): Promise<void> {
  const read = lenient(table, said, unread);
  const ulids = new Map<string, Set<string>>();
  for (const entry of found)
    ulids.set(textOfKey(entry), (ulids.get(textOfKey(entry)) ?? new Set()).add(entry.ulid));
  const keys = [...new Map(found.map(({ pk, sk }) => [textOfKey({ pk, sk }), { pk, sk }])).values()];
  for (const item of await readRecorded(table, keys)) {
    const key = { pk: String(item['pk']), sk: String(item['sk']) };
    if (!ulids.get(textOfKey(key))?.has(String(item['ulid']))) continue;
    day.add({ ...read(item), isWaiting: isRemembered(item, now) });
  }
}

/**
 * Sums on, in the order of time and in all lists of the activity and of what was recorded at once, until the span is done or the budget is spent. So
 * whatever moves from one list to another meanwhile is in one step, and counts once. `since`: when summing began, epoch milliseconds.
 */
export async function sumDay(
  table: Table,
  account: Account,
  { from, until }: Span,
  { sums, after: begun, since }: Pick<Progress, 'sums' | 'after'> & { readonly since: number },
  budget: Budget,
): Promise<Progress> {
  const keys = keysOf(account);
  const listings = new Set([...activity, ...recorded]);
  const listKeys = [...listings].flatMap((listing) => keys.lists(listing));
  const last = encodeTime(Math.max(until - 1, 0), 10).padEnd(26, 'Z');
  const day = new DaySum(sums);
  let after = begun;
  for (;;) {
    const first = after ?? encodeTime(from, 10).padEnd(26, '0');
    const at = after !== undefined && { after };
    if (until <= from || first >= last) return { sums: day.sums, ...at, isDone: true };
    if (budget.isSpent()) return { sums: day.sums, ...at, isDone: false };
    const steps = await Promise.all(listKeys.map((listKey) => readOn(table, listKey, first, last)));
    const [end] = steps.flatMap((step) => step.end ?? []).sort();
    const found = steps
      .flatMap((step) => step.found)
      .filter(({ ulid }) => ulid !== after && (end === undefined || ulid <= end));
    await add(table, day, found, since);
    budget.lines += found.length;
    after = end ?? last;
  }
}
