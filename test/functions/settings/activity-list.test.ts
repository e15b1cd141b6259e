import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import * as z from 'zod';
import { listActivity } from '../../../functions/shared/api/activity-operations.ts';
import { testTable, type TestTable } from '../../support/table.ts';
import { seedActivity } from './seed-activity.ts';
import { integrationPath, problemOf, settingsApi } from './settings-api.ts';

const path = `${integrationPath}/activity`;
const pageSchema = z.object({
  items: z.array(z.object({ eventId: z.string() })),
  nextCursor: z.string().nullable(),
});

let engine: TestTable;
let api: ReturnType<typeof settingsApi>;
beforeAll(async () => {
  engine = await testTable();
  api = settingsApi(engine.table);
  const { payment, line, rejected } = seedActivity(engine.table, 'acme');
  await payment(1);
  await payment(2, 'unmatched', { outcome: 'unmatched' });
  await payment(3, 'ignored', { outcome: 'ignored', email: 'grace@example.com' });
  await payment(4, 'failed', { outcome: 'failed' });
  await rejected(5);
  await line(6, { chargebeeTransactionId: 'txn_cb_1', outcome: 'ignored' });
  await line(7, { chargebeeTransactionId: 'txn_cb_1', outcome: 'waiting', email: 'grace@example.com' });
  await payment(8);
  await payment(9, 'ignored');
  await seedActivity(engine.table, 'other').payment(10);
});
afterAll(() => engine.stop());

/** One page, which has to be as the API describes it. */
async function page(query: Record<string, string>) {
  const { status, body } = await api.call('GET', path, { query, role: 'viewer' });
  if (status !== 200) throw new Error(`Answered ${status}.`);
  listActivity.answer.schema?.parse(body);
  const { items, nextCursor } = pageSchema.parse(body);
  return { events: items.map(({ eventId }) => eventId), nextCursor };
}

/** All pages, each with at most `limit` lines. */
async function pages(query: Record<string, string>, limit: number): Promise<string[]> {
  const all: string[] = [];
  let cursor: string | null = null;
  do {
    const read = await page({ ...query, limit: String(limit), ...(cursor && { cursor }) });
    expect(read.events.length).toBeLessThanOrEqual(limit);
    all.push(...read.events);
    cursor = read.nextCursor;
  } while (cursor !== null);
  return all;
}

const everything = ['ev_9', 'ev_8', 'ev_7', 'ev_6', 'rej_5', 'ev_4', 'ev_3', 'ev_2', 'ev_1'];

describe('the activity', () => {
  it('shows every line of the account and none of another, newest first', async () => {
    expect(await page({})).toEqual({ events: everything, nextCursor: null });
  });

  it.each([
    [{ outcome: 'processed' }, ['ev_9', 'ev_8', 'ev_1']],
    [{ outcome: 'ignored' }, ['ev_6', 'ev_3']],
    [{ outcome: 'unmatched' }, ['ev_2']],
    [{ outcome: 'waiting' }, ['ev_7']],
    [{ outcome: 'rejected' }, ['rej_5']],
    [{ outcome: 'failed' }, ['ev_4']],
    [{ email: ' GRACE@Example.com' }, ['ev_7', 'ev_3']],
    [{ email: 'nobody@example.com' }, []],
    [{ chargebeeTransactionId: 'txn_cb_1' }, ['ev_7', 'ev_6', 'ev_1']],
    [{ chargebeeTransactionId: 'txn_cb_10' }, []],
    [{ chargebeeTransactionId: 'txn_cb_1', outcome: 'processed' }, ['ev_1']],
    [{ chargebeeTransactionId: 'txn_cb_1', email: 'grace@example.com' }, ['ev_7']],
    [{ email: 'grace@example.com', outcome: 'ignored' }, ['ev_3']],
  ])('is narrowed by %j', async (query, events) => {
    expect(await page(query)).toEqual({ events, nextCursor: null });
  });

  it.each([
    [{}, everything],
    [{ outcome: 'processed' }, ['ev_9', 'ev_8', 'ev_1']],
    [{ email: 'ada@example.com' }, ['ev_9', 'ev_8', 'ev_6', 'ev_4', 'ev_2', 'ev_1']],
    [{ chargebeeTransactionId: 'txn_cb_1' }, ['ev_7', 'ev_6', 'ev_1']],
  ])('shows each line of %j once, whatever the size of the pages', async (query, events) => {
    for (const limit of [1, 2, 3]) expect(await pages(query, limit)).toEqual(events);
  });

  it('goes on where it was when newer lines come in between', async () => {
    const { payment } = seedActivity(engine.table, 'busy');
    for (const n of [1, 2, 3, 4]) await payment(n);
    const list = async (query: Record<string, string>) =>
      pageSchema.parse((await api.call('GET', path, { account: 'busy', query })).body);
    const first = await list({ limit: '2' });
    await payment(5);
    const second = await list({ limit: '2', cursor: first.nextCursor ?? '' });
    expect([first, second].map(({ items }) => items.map(({ eventId }) => eventId))).toEqual([
      ['ev_4', 'ev_3'],
      ['ev_2', 'ev_1'],
    ]);
  });

  it('refuses a cursor that was not given out for the same query', async () => {
    const { nextCursor } = await page({ limit: '1' });
    for (const query of [
      { cursor: 'nonsense' },
      { cursor: nextCursor ?? '', outcome: 'processed' },
      { cursor: nextCursor ?? '', chargebeeTransactionId: 'txn_cb_1' },
    ]) {
      expect(problemOf(await api.call('GET', path, { query }))).toBe('400 invalid_cursor');
    }
    const foreign = await api.call('GET', path, { account: 'other', query: { cursor: nextCursor ?? '' } });
    expect(problemOf(foreign)).toBe('400 invalid_cursor');
  });

  it.each([
    { outcome: 'done' },
    { email: ' ' },
    { limit: '0' },
    { limit: '201' },
    { limit: 'all' },
    { transaction: '1' },
  ])('refuses the query %j', async (query) => {
    expect(problemOf(await api.call('GET', path, { query }))).toBe('400 invalid_query');
  });
});
